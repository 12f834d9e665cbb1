package import Counting
import FileNames
import Outcomes
package import Outputs
import Regions

/// Writes each contradiction of a record as a line of NDJSON, for whoever mends the extract.
///
/// It holds what two cells of the record say; its file is for its owner's eyes only (0600).
package final class ConflictsWriter {
  private var list: NDJSONList
  /// As they are shown.
  private let paths: [String]

  package init(_ sink: any ByteSink, extracts: [Extract]) {
    list = NDJSONList(sink)
    paths = extracts.map(\.path.legible)
  }

  /// To be called in input order.
  package func write(_ record: ContradictoryRecord) {
    let contradiction = record.contradiction
    let sources = contradiction.kind.sources
    list.line {
      $0.object(.inline) {
        $0.member("path", paths[record.extract])
        $0.member("record", record.record)
        $0.member("line", record.line)
        $0.member("kind", contradiction.kind.name)
        $0.key("believed")
        $0.write(contradiction.believed, of: sources.believed)
        $0.key("other")
        $0.write(contradiction.other, of: sources.other)
        $0.member("won", sources.believed)
        $0.member("institution", contradiction.institution)
      }
    }
  }

  /// - Throws: the first failure of all writing.
  package func finish() throws(OutputError) { try list.finish() }
}

extension JSONWriter {
  fileprivate mutating func write(_ statement: Contradiction.Statement, of source: String) {
    object(.inline) {
      $0.member("source", source)
      $0.member("value", statement.value)
      switch statement.sense {
      case .place(let place):
        $0.member("zone", place.zone.name)
        $0.member("division", place.division.map { "\($0)" })
      case .category(let category): $0.member("category", term: category.term)
      }
    }
  }
}
