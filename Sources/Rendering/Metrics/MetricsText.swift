import Buffers

/// Prometheus' text format: families of gauges, each with its help and its samples.
///
/// - Source: https://prometheus.io/docs/instrumenting/exposition_formats/, version 0.0.4.
struct MetricsText: ~Copyable {
  typealias Labels = KeyValuePairs<StaticString, String>

  private(set) var text = ByteText()
  /// On every sample.
  private let common: Labels

  init(common: Labels) { self.common = common }

  /// Writes the help of a family and then, by `samples`, its samples; nothing where there are none.
  mutating func family(_ name: StaticString, _ help: StaticString, _ samples: (inout Samples) -> Void) {
    var own = Samples(name: name, common: common)
    samples(&own)
    if own.text.count == 0 { return }
    for (keyword, rest) in [("HELP", help), ("TYPE", "gauge")] as [(StaticString, StaticString)] {
      text.append("# ")
      text.append(keyword)
      text.append(" ")
      text.append(name)
      text.append(" ")
      text.append(rest)
      text.append("\n")
    }
    text.append(own.text.bytes)
  }

  /// The samples of one family.
  struct Samples: ~Copyable {
    fileprivate let name: StaticString
    fileprivate let common: Labels
    fileprivate var text = ByteText()

    fileprivate init(name: StaticString, common: Labels) {
      self.name = name
      self.common = common
    }

    /// Nothing where it is hidden.
    mutating func add(_ value: Int?, _ labels: Labels = [:]) {
      guard let value else { return }
      begin(labels)
      text.append(value)
      text.append("\n")
    }

    /// Nothing where there is no value: NaN would spoil sums and never raise an alert.
    mutating func add(millionths: Int?, _ labels: Labels = [:]) {
      guard let millionths else { return }
      begin(labels)
      text.append(millionths: millionths)
      text.append("\n")
    }

    private mutating func begin(_ labels: Labels) {
      text.append(name)
      var mark: StaticString = "{"
      for list in [common, labels] {
        for (label, value) in list {
          text.append(mark)
          text.append(label)
          text.append("=\"")
          append(escaped: value)
          text.append("\"")
          mark = ","
        }
      }
      text.append("} ")
    }

    /// A line end has an escape of its own; whatever else could steer a terminal is replaced.
    private mutating func append(escaped value: String) {
      for (number, line) in value.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
        if number > 0 { text.append("\\n") }
        for byte in printable(String(line)).utf8 {
          switch byte {
          case UInt8(ascii: "\\"): text.append("\\\\")
          case UInt8(ascii: "\""): text.append("\\\"")
          default: text.append(byte)
          }
        }
      }
    }
  }
}
