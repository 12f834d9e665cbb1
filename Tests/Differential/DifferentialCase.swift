package import ExtractReading

/// One input and one way of reading it in parallel, to be compared with plain libcsv.
public struct DifferentialCase: Sendable {
  package struct Extract: Sendable {
    /// The records, behind a header of `start` bytes.
    package var bytes: [UInt8]
    package var start = 0
    package var linesBefore = 0

    package init(_ bytes: [UInt8]) { self.bytes = bytes }
  }

  /// What a reader is told of the columns.
  package struct Columns: Sendable {
    package var wanted: [Int]
    package var expected: Int

    package init(wanted: [Int], expected: Int) {
      self.wanted = wanted
      self.expected = expected
    }
  }

  package var extracts: [Extract]
  package var rangeSize: Int
  package var threads: Int
  package var dialect = Dialect()
  /// All columns of any record where `nil`.
  package var columns: Columns?
  package var steps = RangeReader.Steps()
  /// Seed of the order in which threads run; they run as they like where `nil`.
  package var unrest: UInt64?

  /// Where the bytes are read from.
  package var makeSource: @Sendable ([UInt8]) -> any ByteSource = { MemorySource($0) }

  package init(_ extracts: [Extract], rangeSize: Int, threads: Int) {
    self.extracts = extracts
    self.rangeSize = rangeSize
    self.threads = threads
  }

  package init(_ text: String, rangeSize: Int, threads: Int) {
    self.init([Extract(Array(text.utf8))], rangeSize: rangeSize, threads: threads)
  }

  /// What plain libcsv makes of it.
  package func expected() -> [Reading] {
    extracts.enumerated().flatMap { place, extract in
      let oracle = Oracle(extract.bytes, dialect: dialect, expectedFields: columns?.expected)
      return oracle.readings(from: extract.start, lines: extract.linesBefore).map {
        var reading = $0
        if let columns { reading = reading.selecting(columns.wanted) }
        reading.extract = place
        return reading
      }
    }
  }

  /// What the parallel reader makes of it.
  package struct Found {
    package var readings: [Reading]
    /// What must never happen but did.
    package var breaches: [String]
    /// How often a range was read: once for each, and again where a guess was wrong.
    package var reads: Int
  }

  package func found() -> Found {
    let spans = extracts.map {
      RecordSpan(source: makeSource($0.bytes), start: $0.start, linesBefore: $0.linesBefore)
    }
    let listing = Listing(extracts: extracts.count)
    let works = (0..<threads).map { thread in
      ListingWork(
        spans,
        RangeReader(
          dialect: dialect, columns: columns?.wanted, expectedFields: columns?.expected, steps: steps),
        listing, dice: unrest.map { SplitMix(seed: $0 &+ UInt64(thread)) })
    }
    do throws(ExtractError) {
      let records = try ParallelReading.read(spans, rangeSize: rangeSize, by: works).map(\.record)
      if records != listing.records { listing.breaches.append("\(records) records, not \(listing.records)") }
    } catch {
      listing.breaches.append("\(error)")
    }
    return Found(
      readings: listing.readings, breaches: listing.breaches, reads: works.reduce(0) { $0 + $1.reads })
  }

  /// How the two differ; `nil` where they do not.
  public func difference() -> String? { difference(of: found(), by: "the parallel reader") }

  func difference(of found: Found, by reader: String) -> String? {
    let expected = expected()
    if found.readings == expected, found.breaches.isEmpty { return nil }
    let place = zip(found.readings, expected).prefix { $0 == $1 }.count
    func entry(_ readings: [Reading]) -> String {
      place < readings.count ? "\(readings[place])" : "nothing (of \(readings.count))"
    }
    return
      "reading \(place): libcsv gives \(entry(expected)), \(reader) \(entry(found.readings)) "
      + "\(found.breaches)"
  }
}
