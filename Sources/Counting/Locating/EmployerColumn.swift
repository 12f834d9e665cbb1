import Buffers
import ExtractReading
import Regions

/// The names of the employers (单位名称).
///
/// They are nearly as many as graduates, so that no name is remembered: finding one among hundreds of thousands takes two or three
/// waits for memory. What is remembered is the place of their skeletons, which are a few thousand (`NameSkeleton`).
final class EmployerColumn: LocationSource {
  /// As for addresses.
  private static let mostBytes = PlaceColumn.mostBytes
  /// A shorter one may stand for nothing (暂无), which its skeleton does not show.
  private static let shortest = CellText.longestPlaceholder + 1

  /// To have the words of all tables ready takes as long as reading so many names.
  private static let fewestRecords = 5_000

  private let slot: Int
  private let decoder: TextDecoder
  private var recordCount = 0
  private let room = SkeletonRoom()
  private let skeletons = RawCache()
  /// By number of a skeleton.
  private var places = Growing<UInt32>()

  init(slot: Int, decoder: TextDecoder) {
    self.slot = slot
    self.decoder = decoder
  }

  func read(_ batch: borrowing RecordBatch, into outcomes: LentValues<Outcome>, faults: BatchFaults) {
    recordCount += batch.count
    guard decoder.isUTF8, recordCount > Self.fewestRecords else {
      return batch.forEachField(slot: slot) { record, name in
        if outcomes[record].isEmployed, !name.isEmpty { hear(name, record, outcomes, faults) }
      }
    }
    let (room, skeletons, skeleton) = (room, skeletons, NameSkeleton.builtIn)
    var known = places.lent
    batch.forEachField(slot: slot) { record, name in
      var outcome = outcomes[record]
      guard outcome.isEmployed, !name.isEmpty else { return }
      guard name.count >= Self.shortest, let key = room.skeleton(of: name, by: skeleton) else {
        return hear(name, record, outcomes, faults)
      }
      let (number, isNew) = skeletons.number(of: key)
      if isNew {
        outcome.hear(learn(name))
        known = places.lent
      } else {
        outcome.hear(known[number])
      }
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
  private func learn(_ name: FieldBytes) -> UInt32 {
    let place = PlaceReading.employer.bits(of: name.withSpan { Gazetteer.builtIn.place(employer: $0) })
    places.append(place)
    if skeletons.keptBytes > Self.mostBytes {
      skeletons.removeAll()
      places.removeAll()
    }
    return place
  }

  func claim(of record: Int, in batch: borrowing RecordBatch) -> PlaceClaim {
    PlaceReading.employer.claim(batch.field(slot: slot, ofRecord: record), decoder)
  }
}
