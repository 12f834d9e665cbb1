import Buffers
import ExtractReading
package import Outcomes
import Pipelines

/// The destinations of one input that its code list does not have, those that come most often first.
package struct UnknownDestinations: Sendable {
  /// The input's number among those of the report.
  package let input: Int
  package let scheme: DestinationScheme
  /// The most frequent ten, as they stand there.
  package let words: [(text: String, count: Int)]
  /// How many others there are.
  package let others: Int
  fileprivate static let mostShown = 10

  /// How often each value was met.
  struct Counts: Sendable {
    private(set) var byValue: [[UInt8]: Int] = [:]
    /// Values that differ in every record are no destinations, but another column: no more of them are kept.
    private static let mostKept = 1_000

    mutating func add(_ value: [UInt8]) {
      if byValue[value] != nil || byValue.count < Self.mostKept { byValue[value, default: 0] += 1 }
    }
  }
}

extension UnknownDestinations.Counts {
  /// What may be shown of the values of a column of destinations: no number by which somebody is known, should it be
  /// another column after all.
  fileprivate func shown(_ decoder: TextDecoder) -> [String: Int] {
    byValue.reduce(into: [:]) { sums, value in
      let text = CellText(decoder.text(of: value.key, limit: 60)).text
      if text.utf8.count(where: \.isASCIIDigit) < 6 { sums[text, default: 0] += value.value }
    }
  }
}

extension RejectLog {
  /// Of the inputs that have any.
  package func unknownDestinations(of extracts: [Extract]) -> [UnknownDestinations] {
    extracts.enumerated().compactMap { input, extract in
      guard !unknownDestinations[input].byValue.isEmpty,
        let decoder = try? TextDecoder(extract.textEncoding, path: extract.path)
      else { return nil }
      let words = unknownDestinations[input].shown(decoder).map { (text: $0.key, count: $0.value) }
        .sorted { ($1.count, $0.text) < ($0.count, $1.text) }
      return UnknownDestinations(
        input: input, scheme: extract.layout.destinationScheme,
        words: Array(words.prefix(UnknownDestinations.mostShown)),
        others: max(words.count - UnknownDestinations.mostShown, 0))
    }
  }
}
