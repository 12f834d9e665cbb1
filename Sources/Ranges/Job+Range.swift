import Counting
import ExtractReading
package import Jobs
import Outcomes
package import Outputs
import Pipelines
import ReferenceData
import Rendering
import Reports
package import Rows

extension Job {
  /// Reads one range of the one extract that there is, and writes its graduates as frames of sightings: see `FrameStream`.
  ///
  /// - Parameter rejects: takes each record that is not counted, as NDJSON in input order; its line and its record count from
  ///   the start of the range.
  /// - Throws: as `run`, and `JobError.extract` with `cutInside` where the range ends inside a record: then the extract is not what
  ///   was cut.
  package func pack(
    _ request: RangeRequest, to sink: any ByteSink, rejectsTo rejects: (any ByteSink)? = nil
  ) throws(JobError) -> RangeTrailer {
    let range = try RangeReading(request, of: self, for: .cube(checksums: false))
    let rule = inquiry.methodology.duplicates
    var grain = Grain(
      dimensions: pipeline.allDimensions, duplicates: rule, tracesRecords: rule == .reject)
    grain.keepsTexts = false
    grain.comparesNames = grain.tellsGraduatesApart && range.extract.binding[.name] != nil
    let packer = RangePacker(
      partitions: request.partitions, grain: grain, anonymous: graduateKey.fingerprints().fingerprint)
    let account = try range.read(grain, rejectsTo: rejects) { _ in packer }
    var trailer = range.trailer(of: account)
    let names = trailer.name(account.cells)
    do throws(OutputError) {
      try packer.frames(
        ordinal: request.ordinal, records: account.end.record,
        names: names,
        begin: { (partition, bytes) throws(OutputError) in
          try FrameStream.writeHeader(ofPartition: partition, frameBytes: bytes, to: sink)
        },
        write: { (piece) throws(OutputError) in try sink.write(piece) })
    } catch {
      throw .output(error)
    }
    trailer.sightings = packer.count
    trailer.idHeader = range.extract.binding[.graduateID]?.column.map { range.extract.header[$0] }
    trailer.decided = packer.decided.entries.map { [Int($0.cell), Int($0.outcome), $0.people] }
    return trailer
  }

  /// The same, and writes a row of each graduate that the filters let pass: also of those who have another record, here or in another
  /// range.
  package func rows(
    _ request: RangeRequest, _ format: RowFormat, withHeading: Bool = true, to sink: any ByteSink,
    rejectsTo rejects: (any ByteSink)? = nil
  ) throws(JobError) -> RangeTrailer {
    let range = try RangeReading(request, of: self, for: .rows)
    // All count; a graduate is told by a name in its row.
    let grain = Grain(dimensions: pipeline.allDimensions, duplicates: .count, tracesRecords: false)
    var rows: RangeRows?
    let account = try range.read(grain, rejectsTo: rejects) { table in
      let made = RangeRows(
        table, dimensions: pipeline.allDimensions, filters: inquiry.filters, key: graduateKey, format,
        withHeading: withHeading, to: sink)
      rows = made
      return made
    }
    do throws(OutputError) { try rows?.finish() } catch { throw .output(error) }
    var trailer = range.trailer(of: account)
    trailer.rows = rows?.count
    return trailer
  }
}
