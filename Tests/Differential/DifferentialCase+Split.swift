package import ExtractReading

extension DifferentialCase {
  /// How what readers of single ranges find differs from what plain libcsv finds, where windows are as small as such extracts need them
  /// to be; `nil` where it does not.
  public func splitDifference() -> String? {
    var limits = CutProof.Limits()
    (limits.runway, limits.largestWindow) = (rangeSize % 50, 500)
    return difference(of: foundInRanges(limits: limits), by: "readers of ranges")
  }

  /// What readers of the single ranges of a split find, none of whom knows anything of the others; ranges of `rangeSize` bytes.
  package func foundInRanges(limits: CutProof.Limits) -> Found {
    let listing = Listing(extracts: extracts.count)
    var reads = 0
    do throws(ExtractError) {
      for (number, extract) in extracts.enumerated() {
        let split = try self.split(extract, limits)
        var place = RecordPosition()
        (place.extract, place.line, place.ordinal) = (number, extract.linesBefore, listing.readings.count)
        for range in split.ranges {
          let found = RangeListing()
          place.byte = range.first
          let end = range.first + range.length
          let summary = try reader.read(
            range.first..<end, of: makeSource(extract.bytes), from: .known(range.first), into: found)
          if summary.end != end { listing.breaches.append("\(range) ends at \(summary.end)") }
          listing.take(found, at: place)
          place.line += summary.lines
          place.record += summary.records
          place.ordinal += summary.records
          reads += 1
        }
        if split.ranges.reduce(extract.start, { $0 == $1.first ? $0 + $1.length : -1 })
          != extract.bytes.count
        {
          listing.breaches.append("a gap: \(split.ranges)")
        }
      }
    } catch {
      listing.breaches.append("\(error)")
    }
    return Found(readings: listing.readings, breaches: listing.breaches, reads: reads)
  }

  /// Where the reader stands, one step after the other, from the first record of an extract to its end.
  package func places(inExtract number: Int = 0) -> [Int] {
    let extract = extracts[number]
    let (source, reader) = (makeSource(extract.bytes), reader)
    var places = [extract.start]
    while let place = places.last, place < extract.bytes.count {
      // Memory can be read.
      let next = try! reader.read(
        place..<place + 1, of: source, from: .known(place), into: RangeListing()
      ).end
      places.append(next)
    }
    return places
  }

  /// Proves cuts of an extract.
  package func proof(inExtract number: Int = 0, limits: CutProof.Limits) -> CutProof {
    proof(extracts[number], limits)
  }

  private func proof(_ extract: Extract, _ limits: CutProof.Limits) -> CutProof {
    CutProof(
      makeSource(extract.bytes), dialect: dialect, expectedFields: columns?.expected, limits: limits)
  }

  private func split(_ extract: Extract, _ limits: CutProof.Limits) throws(ExtractError) -> ExtractSplit {
    let proof = proof(extract, limits)
    return try ExtractSplit(from: extract.start, bytes: extract.bytes.count, size: rangeSize) {
      (cut, start) throws(ExtractError) in try proof.verdict(on: cut, knowing: start)
    }
  }

  private var reader: RangeReader {
    RangeReader(
      dialect: dialect, columns: columns?.wanted, expectedFields: columns?.expected, steps: steps)
  }
}
