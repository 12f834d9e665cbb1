import Buffers
import Counting
import ExtractReading
package import Jobs
import Outcomes
package import Outputs
import Pipelines
import ReferenceData
import Rendering
import Reports

extension Job {
  /// Reads one range of the one extract that there is: the graduates as frames of sightings, and what else it comes to.
  ///
  /// A frame stands behind 16 bytes: `LYS1`, the partition (4 bytes) and how long the frame is (8 bytes), little endian.
  ///
  /// - Throws: as `run`, and `JobError.extract` with `changed` where the range ends inside a record: then the extract is not what
  ///   was cut.
  package func pack(_ request: RangeRequest, to sink: any ByteSink) throws(JobError) -> RangeTrailer {
    var job = self
    job.encoding = request.encoding ?? encoding
    var extract = try job.opened(for: .cube(checksums: false))[0]
    try requireNobodyShown(of: [extract], to: .cube(checksums: false))
    let header = extract.span
    guard request.first >= header.start else { throw .extract(ExtractError(.changed, path: extract.path)) }
    let isFirst = request.first == header.start
    extract.span = RecordSpan(
      source: header.source, start: request.first, linesBefore: isFirst ? header.linesBefore : 0,
      end: request.length.map { request.first + $0 })
    let rule = inquiry.methodology.duplicates
    var grain = Grain(dimensions: pipeline.allDimensions, duplicates: rule, tracesRecords: false)
    grain.comparesNames = rule != .off && extract.binding[.name] != nil
    grain.mostDistinct = mostDistinct
    let hasher = graduateKey.hasher()
    let packer = RangePacker(partitions: request.partitions, grain: grain) { hasher.fingerprint(of: $0) }
    let log = RejectLog([extract], listsTitles: isFirst, takeReject: nil)
    let fold = Fold(
      extracts: [extract], declared: pipeline.dimensions, grain: grain, threads: 1, rangeSize: rangeSize)
    let packed = try packed(by: fold, log, packer)
    if let end = extract.span.end, packed.end.byte != end {
      throw .extract(ExtractError(.changed, path: extract.path))
    }
    log.takeTitles()
    try write(packer, packed, request, to: sink)
    return trailer(extract, header: header.start, log, packer, packed, request)
  }

  private func packed(
    by fold: Fold, _ log: RejectLog, _ packer: RangePacker
  ) throws(JobError) -> Fold.Packed {
    do throws(FoldError) { return try fold.pack(log, by: packer) } catch {
      switch error {
      case .extract(let error): throw .extract(error)
      case .excess(let excess): throw .excess(excess)
      }
    }
  }

  private func write(
    _ packer: RangePacker, _ packed: Fold.Packed, _ request: RangeRequest, to sink: any ByteSink
  ) throws(JobError) {
    let names = packed.cells.map { CellName.hash(input: request.input, $0) }
    do throws(OutputError) {
      try packer.frames(ordinal: request.ordinal, records: packed.end.record, names: names) {
        (partition, frame) throws(OutputError) in
        try FrameStream.write(frame, ofPartition: partition, to: sink)
      }
    } catch {
      throw .output(error)
    }
  }

  private func trailer(
    _ extract: Extract, header: Int, _ log: RejectLog, _ packer: RangePacker, _ packed: Fold.Packed,
    _ request: RangeRequest
  ) -> RangeTrailer {
    let account = InputAccount(
      extract, number: 0, records: packed.end.record, rejects: log, packed.ledger)
    let size = extract.source.plainSize
    var trailer = RangeTrailer(
      maker: maker, ordinal: request.ordinal, input: request.input, path: extract.path,
      bytes: size ?? account.bytes, modified: FileTime.text(of: extract.path), encoding: "", source: 0,
      hasID: true, header: header, first: request.first, end: packed.end.byte,
      isLast: request.length == nil || packed.end.byte == size, lines: packed.end.line,
      readRecords: packed.end.record, records: 0, rejected: [:], skipped: [:], repairs: [:], remarks: [:],
      isCut: false, scheme: RangeTrailer.Scheme(packed.comparison),
      movedHeader: log.movedHeader.map(RangeTrailer.Moved.init), sightings: packer.count,
      cells: packed.cells.map { values in
        RangeTrailer.Cell(
          name: CellName.text(CellName.hash(input: request.input, values)),
          values: values.map { [$0.code, $0.name] })
      },
      decided: packer.decided.entries.map { [Int($0.cell), Int($0.outcome), $0.people] })
    trailer.take(account)
    trailer.bytes = size ?? account.bytes
    return trailer
  }

  /// What this process makes of extracts.
  var maker: RangeTrailer.Maker {
    RangeTrailer.Maker(
      version: Generator.version, pipeline: pipeline.sha256, divisionsAsOf: Divisions.asOf,
      duplicates: inquiry.methodology.duplicates.rawValue, dimensions: pipeline.allDimensions.map(\.name))
  }
}
