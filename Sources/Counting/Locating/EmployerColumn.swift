import Buffers
import ExtractReading
import ReferenceData
import Regions

/// The names of the employers (单位名称).
///
/// They are nearly as many as graduates, so that no name is remembered: finding one among hundreds of thousands takes two or three
/// waits for memory. What is remembered is the place of their skeletons, which are far fewer (`NameSkeleton`).
final class EmployerColumn: LocationSource {
  /// A shorter one, in bytes of UTF-8, may stand for nothing (暂无), which its skeleton does not show.
  private static let shortest = CellText.longestPlaceholder + 1

  /// To have the words of all tables ready takes as long as reading so many names.
  private static let fewestRecords = 5_000

  private let slot: Int
  private let decoder: TextDecoder
  private var recordCount = 0
  private let skeletons = SkeletonTable()
  private let heads = SkeletonTable()

  init(slot: Int, decoder: TextDecoder) {
    self.slot = slot
    self.decoder = decoder
  }

  func read(_ batch: borrowing RecordBatch, into outcomes: LentValues<Outcome>, faults: BatchFaults) {
    recordCount += batch.count
    let table = recordCount > Self.fewestRecords ? decoder.doubleBytes?.lent : nil
    guard recordCount > Self.fewestRecords, decoder.isUTF8 || table != nil else {
      return batch.forEachField(slot: slot) { record, name in
        if outcomes[record].isEmployed, !name.isEmpty { hear(name, record, outcomes, faults) }
      }
    }
    let (skeletons, heads, skeleton) = (skeletons, heads, NameSkeleton.builtIn)
    // Three bytes in UTF-8 are two.
    let shortest = table == nil ? Self.shortest : Self.shortest * 2 / 3 + 1
    var units = NameUnits()
    batch.forEachField(slot: slot) { record, name in
      var outcome = outcomes[record]
      guard outcome.isEmployed, !name.isEmpty else { return }
      guard name.count >= shortest, units.read(name, table) else {
        return hear(name, record, outcomes, faults)
      }
      if let count = skeleton.reduce(&units) {
        // Most are where another column says, or around it: which of that the name says does not matter then.
        let head = skeleton.head(of: units, count: count)
        let span = heads.place(of: head) ?? learn(head, NameSkeleton.division(ofHeadOf: units, count: count))
        if DivisionSpan(bits: span).contains(outcome.divisionIndex) { return }
      }
      outcome.hear(skeletons.place(of: units.words) ?? learn(name, units))
      outcomes[record] = outcome
    }
  }

  /// Reads a name by itself.
  @inline(never)
  private func hear(_ name: FieldBytes, _ record: Int, _ outcomes: LentValues<Outcome>, _ faults: BatchFaults)
  {
    let meaning = PlaceReading.employer.meaning(name, decoder)
    if !meaning.isPlain { faults.note(meaning, record: record, slot: slot) }
    var outcome = outcomes[record]
    outcome.hear(meaning.value)
    outcomes[record] = outcome
  }

  /// The place of a name whose skeleton is new.
  @inline(never)
  private func learn(_ name: FieldBytes, _ skeleton: borrowing NameUnits) -> UInt32 {
    let place = PlaceReading.employer.meaning(name, decoder).value
    skeletons.add(skeleton.words, place: place)
    return place
  }

  /// The span of the division of a head that is new.
  @inline(never)
  private func learn(_ head: SIMD8<UInt64>, _ division: DivisionCode?) -> UInt32 {
    let span = DivisionSpan(division)
    heads.add(head, place: span.bits)
    return span.bits
  }

  func claim(of record: Int, in batch: borrowing RecordBatch) -> PlaceClaim {
    PlaceReading.employer.claim(batch.field(slot: slot, ofRecord: record), decoder)
  }
}

extension NameUnits {
  /// Takes a name.
  ///
  /// - Parameter table: the characters of two bytes; `nil` for UTF-8.
  @inline(__always)
  fileprivate mutating func read(_ name: FieldBytes, _ table: LentValues<UInt16>?) -> Bool {
    assert(FieldBytes.padding >= Self.readableBytes)
    return name.withSpan { text in
      unsafe text.withUnsafeBufferPointer { text in
        if let table { return unsafe read(doubleBytes: text.baseAddress!, byteCount: text.count, table) }
        return unsafe read(utf8: text.baseAddress!, byteCount: text.count)
      }
    }
  }
}
