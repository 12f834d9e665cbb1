import Buffers
package import Counting
package import Outputs

extension FrameSettling {
  /// Writes a line for each outcome of each cell, behind a header.
  package func write(to sink: any ByteSink) throws(OutputError) {
    var text = ByteText()
    text.append("cell,outcome,people\n")
    for entry in entries {
      CellName.append(entry.cell, to: &text)
      text.append(",")
      text.append(Int(entry.outcome))
      text.append(",")
      text.append(entry.people)
      text.append("\n")
      try sink.drain(&text)
    }
    try sink.write(text.bytes)
  }
}
