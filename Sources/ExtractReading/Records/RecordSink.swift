/// Whoever takes the records of a range.
public protocol RecordSink: AnyObject {
  func take(_ batch: borrowing RecordBatch)
  func reject(_ record: RejectedRecord)
}
