import ExtractReading
import FileNames

/// A regular expression whose named groups are fields, matched against an extract's path (`from_path`).
///
/// `(?<institution_code>\d{5})-(?<institution_name>[^/]+)\.csv` reads two fields from `2025/50001-某校.csv`. What cannot be
/// matched in bounded time is no pattern: what looks ahead or behind, what refers back to a group, what never gives back.
package struct PathPattern: Hashable, Sendable {
  /// As written.
  package let text: String
  private let steps: [PathPatternStep]
  /// The names of its groups, in order.
  let names: [String]

  /// Why a text is no pattern.
  enum Fault: Error, Equatable {
    case notARegularExpression(String)
    case noNamedGroup
    /// How a part begins that is not read.
    case notRead(String)
    /// It is too long, or would be with its repetitions written out.
    case tooLarge
  }

  init(_ text: String) throws(Fault) {
    let (pattern, names) = try PathPatternReader.read(text)
    self.text = text
    self.names = names
    steps = try [PathPatternStep](pattern)
    if names.isEmpty { throw .noNamedGroup }
  }

  /// What the groups captured, by name; `nil` where the path does not match.
  ///
  /// The first match anywhere in the path counts. Groups that took no part or captured nothing are left out. A name of the path
  /// that is no UTF-8 is read as GB18030; where it is neither, its bytes stay what they are (`String.holdsBytes`).
  func values(in path: String) -> [String: String]? {
    let scalars = Array(Self.readable(path).unicodeScalars)
    var matcher = PathMatcher(steps, in: scalars)
    guard let marks = matcher.firstMatch(marks: names.count * 2) else { return nil }
    var values: [String: String] = [:]
    for (index, name) in names.enumerated() {
      guard let start = marks[index * 2], let end = marks[index * 2 + 1], start < end else { continue }
      values[name] = String(String.UnicodeScalarView(scalars[start..<end]))
    }
    return values
  }

  private static func readable(_ path: String) -> String {
    guard path.holdsBytes, let decoder = try? TextDecoder(.gb18030, path: path) else { return path }
    return path.split(separator: "/", omittingEmptySubsequences: false).map { name in
      let name = String(name)
      guard name.holdsBytes, let decoded = decoder.decode(name.bytesOnDisk) else { return name }
      return String(decoding: decoded, as: UTF8.self)
    }.joined(separator: "/")
  }
}
