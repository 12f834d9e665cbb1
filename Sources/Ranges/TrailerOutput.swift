import FoundationEssentials
package import Outputs

/// Where a trailer goes: a descriptor that whoever started the process reads.
package struct TrailerOutput {
  private let sink: DescriptorOutput

  package init(_ descriptor: Int32) { sink = DescriptorOutput(descriptor) }

  /// Writes a trailer as one line of JSON.
  package func write(_ trailer: some Encodable) throws(OutputError) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Nothing but numbers, texts and lists of them, which all can be written.
    let line = (try? encoder.encode(trailer)).map { Array($0) + [UInt8(ascii: "\n")] } ?? []
    try sink.write(line.span)
  }
}
