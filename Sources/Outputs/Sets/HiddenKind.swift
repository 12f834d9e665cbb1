/// The hidden files of a set, by the ends of their names.
enum HiddenKind: String {
  /// What is to be put in place.
  case new = "tmp"
  /// What is replaced.
  case old
  /// What a `SetRecord` says.
  case record = "set"

  /// The TAG in the name of a hidden file beside an output; `nil` where it is none.
  static func tag(of name: String, beside target: String) -> String? {
    let folder = OutputPlace.folder(of: target)
    let start = OutputPlace.hidden(beside: target, ending: "").utf8.dropFirst(folder.utf8.count)
    // By bytes: two spellings of é are two files.
    guard name.utf8.starts(with: start) else { return nil }
    let ending = name.utf8.dropFirst(start.count).split(
      separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard ending.count == 2, let kind = String(ending[1]), Self(rawValue: kind) != nil,
      let tag = String(ending[0]),
      isTag(tag)
    else { return nil }
    return tag
  }

  /// Whether a name is that of a hidden file of a set, whichever output it is of.
  static func isHidden(_ name: String) -> Bool {
    let parts = name.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count >= 4, parts[0].isEmpty, let tag = String(parts[parts.count - 2]),
      let kind = String(parts[parts.count - 1])
    else { return false }
    return isTag(tag) && Self(rawValue: kind) != nil
  }

  private static let mark = "liuyu-"

  /// No date is one, nor anything that people put between the dots of their own files.
  static func newTag() -> String { mark + String(UInt32.random(in: 1 << 28...UInt32.max), radix: 16) }

  private static func isTag(_ text: String) -> Bool {
    guard text.hasPrefix(mark) else { return false }
    let digits = text.utf8.dropFirst(mark.utf8.count)
    return digits.count == 8 && digits.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }
}
