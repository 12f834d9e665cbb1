import ExtractReading
import Glibc

/// What several threads read together, in order. Touched by whoever's turn it is, without a lock of its own, so that
/// the thread sanitizer can tell whether turns are kept.
final class Listing {
  var readings: [Reading] = []
  /// By extract.
  var records: [Int]
  /// What must never happen, and did.
  var breaches: [String] = []

  init(extracts: Int) { records = Array(repeating: 0, count: extracts) }

  func take(_ found: RangeListing, at place: RecordPosition) {
    if place.record != records[place.extract] || place.ordinal != readings.count {
      breaches.append("\(place) follows \(records[place.extract]) records, \(readings.count) in all")
    }
    if found.ordinals != Array(0..<found.readings.count) { breaches.append("ordinals \(found.ordinals)") }
    records[place.extract] += found.readings.count
    for var reading in found.readings {
      reading.extract = place.extract
      reading.line += place.line
      readings.append(reading)
    }
  }
}

/// What one range comes to.
final class RangeListing: RecordSink {
  var readings: [Reading] = []
  var ordinals: [Int] = []

  func take(_ batch: borrowing RecordBatch) {
    for record in 0..<batch.count {
      let fields = (0..<batch.columns).map { batch.field(slot: $0, ofRecord: record).array }
      ordinals.append(batch.firstRecord + record)
      readings.append(
        Reading(
          content: .record(fields), byte: batch.byte(ofRecord: record), line: batch.line(ofRecord: record),
          raw: batch.raw(ofRecord: record)))
    }
  }

  func refuse(_ record: borrowing RefusedRecord) {
    ordinals.append(record.record)
    readings.append(
      Reading(
        content: .refused(record.fault.kind), byte: record.byte, line: record.line, raw: record.row.array))
  }
}

/// One thread that lists the records of its ranges.
///
/// Not safe to share between threads; it goes from one to the next as `RangeWork` says.
final class ListingWork: RangeWork, @unchecked Sendable {
  private let spans: [RecordSpan]
  private let reader: RangeReader
  private let listing: Listing
  /// Gives way to other threads at random, so that ranges are finished in every order.
  private var dice: SplitMix?
  private(set) var reads = 0

  init(_ spans: [RecordSpan], _ reader: RangeReader, _ listing: Listing, dice: SplitMix?) {
    self.spans = spans
    self.reader = reader
    self.listing = listing
    self.dice = dice
  }

  func makeFound() -> RangeListing { RangeListing() }

  func read(
    _ range: Range<Int>, ofExtract extract: Int, from start: RangeReader.Start, into found: RangeListing
  ) throws(ExtractError) -> RangeReader.Summary {
    reads += 1
    for _ in 0..<(dice?.below(3) ?? 0) { sched_yield() }
    found.readings.removeAll(keepingCapacity: true)
    found.ordinals.removeAll(keepingCapacity: true)
    let summary = try reader.read(range, of: spans[extract].source, from: start, into: found)
    for _ in 0..<(dice?.below(3) ?? 0) { sched_yield() }
    return summary
  }

  func settle(_ found: RangeListing, at place: RecordPosition) { listing.take(found, at: place) }

  func add(_ found: RangeListing, at place: RecordPosition) {}
}
