import Glibc
import Outputs
import Rendering
import Reports

extension Report {
  /// The table of institutions, for a terminal.
  var tableOnTerminal: [UInt8] {
    let sink = MemorySink()
    let style = TableStyle(
      isColoured: Terminal.isColoured(STDERR_FILENO), width: Terminal.width(STDERR_FILENO),
      listed: .none, advice: "--format table --programs all")
    try? write(.table, to: sink, table: style)
    return sink.bytes + Array("\n".utf8)
  }
}
