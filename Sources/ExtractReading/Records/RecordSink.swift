/// Whoever takes the records of a range.
public protocol RecordSink: AnyObject {
  func take(_ batch: borrowing RecordBatch)
  /// Hears of a record that cannot be handed over.
  func refuse(_ record: borrowing RefusedRecord)
}
