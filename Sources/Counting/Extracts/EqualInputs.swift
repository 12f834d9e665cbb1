package import ExtractReading
import Hashing

/// Finds inputs that hold the same text: files that are equal to the byte, and one beside the same compressed (a.csv and
/// a.csv.gz), or beside standard input or a pipe.
///
/// What inputs hold is compared only where it is as long; what is no plain file was read, and so is known to its end.
package enum EqualInputs {
  /// An input that was read to its end.
  package struct Input {
    package let path: String
    /// Of its text, before it is transcoded; `nil` where nobody knows.
    package let textSize: Int?
    /// Whether it is a file whose bytes are its text.
    package let isPlain: Bool
    /// Of what can be read only once.
    let textDigest: TextDigest?

    package init(path: String, textSize: Int?, isPlain: Bool) {
      (self.path, self.textSize, self.isPlain, textDigest) = (path, textSize, isPlain, nil)
    }

    package init(_ extract: Extract) {
      path = extract.path
      textSize = extract.textDigest.map(\.size) ?? extract.source.textSize
      isPlain = extract.textDigest == nil && extract.source.plainSize != nil
      textDigest = extract.textDigest
    }
  }

  /// How much is read at a time.
  static let block = 4 << 20

  /// The indices of inputs that are equal, at least two together, ascending, and the groups by their first.
  ///
  /// A text that has a size of its own is not read again, any other one no further than it may equal another one: so
  /// thousands of one size take no longer than reading them, and one is open at a time.
  ///
  /// What is no file equals nothing where it has no `textDigest`.
  ///
  /// - Throws: `cannotOpen`, `cannotRead`; `corrupt` where a file is no more what it was when it was counted.
  package static func groups(of inputs: [Input]) throws(ExtractError) -> [[Int]] {
    var equal: [[Int]] = []
    for part in parts(of: Array(inputs.indices), by: { inputs[$0].textSize }) {
      let part = part.filter {
        inputs[$0].textDigest != nil || SourceOpening.size(of: inputs[$0].path) != nil
      }
      guard part.count > 1 else { continue }
      equal +=
        part.allSatisfy { inputs[$0].isPlain }
        ? try equalFiles(part, inputs.map(\.path), size: inputs[part[0]].textSize ?? 0)
        : try equalTexts(part, inputs)
    }
    return equal.sorted { $0[0] < $1[0] }
  }

  /// Those that are equal to the byte, block by block.
  private static func equalFiles(
    _ files: [Int], _ paths: [String], size: Int
  ) throws(ExtractError) -> [[Int]] {
    var open = [(files: files, offset: 0)]
    var equal: [[Int]] = []
    while let (files, offset) = open.popLast() {
      guard offset < size else {
        equal.append(files)
        continue
      }
      let count = min(offset == 0 ? TextDigest.startBytes : block, size - offset)
      var digests: [Int: String] = [:]
      for file in files { digests[file] = try digest(of: paths[file], at: offset, count: count) }
      open += parts(of: files, by: { digests[$0] }).map { ($0, offset + count) }
    }
    return equal
  }

  /// Those that hold the same text: what is compressed is read from its start, so twice at most.
  private static func equalTexts(_ part: [Int], _ inputs: [Input]) throws(ExtractError) -> [[Int]] {
    var equal = [part]
    for isOfStart in [true, false] {
      var digests: [Int: String] = [:]
      for input in equal.joined() { digests[input] = try digest(of: inputs[input], ofStart: isOfStart) }
      equal = equal.flatMap { parts(of: $0, by: { digests[$0] }) }
    }
    return equal
  }

  /// Those that have the same key, if there are several; what has none is left out.
  private static func parts<Key: Hashable>(of files: [Int], by key: (Int) -> Key?) -> [[Int]] {
    var parts: [Key: [Int]] = [:]
    for file in files { if let key = key(file) { parts[key, default: []].append(file) } }
    return parts.values.filter { $0.count > 1 }
  }

  private static func digest(of input: Input, ofStart isOfStart: Bool) throws(ExtractError) -> String {
    if let known = input.textDigest { return try known.text(ofStart: isOfStart) }
    return try TextDigest.text(of: SourceOpening.open(input.path), ofStart: isOfStart)
  }

  private static func digest(of path: String, at offset: Int, count: Int) throws(ExtractError) -> String {
    hex(SHA256.digest(of: try SourceOpening.open(path).bytes(at: offset, count: count)).span)
  }
}
