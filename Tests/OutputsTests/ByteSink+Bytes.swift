import Outputs

extension ByteSink {
  func write(_ bytes: [UInt8]) throws(OutputError) { try write(bytes.span) }
}
