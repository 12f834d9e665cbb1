internal import FileNames
internal import Yams

extension PipelineReader {
  /// The entries of one mapping, in file order, each key once.
  struct Entries {
    struct Entry {
      var key: String
      var keyNode: Node
      var value: Node
    }

    var node: Node
    var list: [Entry] = []
    /// What unknown keys were probably meant to be; their absence has been explained.
    var guesses: Set<String> = []

    subscript(key: String) -> Node? { list.first { $0.key == key }?.value }
    subscript(key: PipelineKey) -> Node? { self[key.rawValue] }
    subscript(key: SourceKey) -> Node? { self[key.rawValue] }
  }

  /// The entries of a mapping; notes keys that are unknown or come twice.
  ///
  /// - Parameters:
  ///   - label: the mapping's own key with its parents; `nil` where its keys stand by themselves.
  ///   - name: what it is called where there is no label.
  ///   - allowed: every key it may have; `nil` where any will do.
  mutating func entries(
    _ node: Node, label: String?, name: String = "pipeline", allowed: [String]?
  ) -> Entries? {
    guard case .mapping(let mapping) = node else {
      note(.wrongShape(label ?? name, expected: "a mapping, `key: value` on each line"), at: node)
      return nil
    }
    var entries = Entries(node: node)
    for (keyNode, value) in mapping {
      guard case .scalar(let scalar) = keyNode else {
        note(.wrongShape(Self.join(label, "key"), expected: "a plain word"), at: keyNode)
        continue
      }
      let key = scalar.string
      let label = Self.join(label, key)
      if key == "<<" {
        note(.anchor, at: keyNode)
      } else if let allowed, !allowed.contains(key) {
        let nearest = NearestName.of(key, among: allowed)
        if let nearest { entries.guesses.insert(nearest) }
        note(.unknownKey(label, nearest: nearest, allowed: allowed), at: keyNode)
      } else if entries[key] != nil {
        note(.duplicateKey(label), at: keyNode)
      } else {
        entries.list.append(Entries.Entry(key: key, keyNode: keyNode, value: value))
      }
    }
    return entries
  }

  /// The value of a key that must be there; notes its absence, unless a misspelt key has been noted for it.
  mutating func required(_ key: some DescribedKey, in entries: Entries) -> Node? {
    if let node = entries[key.rawValue] { return node }
    if !entries.guesses.contains(key.rawValue), let hint = key.meaning.missing {
      note(.missingKey(key.rawValue, hint: hint), at: entries.node)
    }
    return nil
  }

  /// The text of a key, not blank, trimmed.
  mutating func text(_ node: Node, _ key: some RawRepresentable<String>) -> String? {
    text(node, key.rawValue)
  }

  /// One text that is not blank, trimmed.
  mutating func text(_ node: Node, _ label: String) -> String? {
    guard case .scalar(let scalar) = node else {
      note(.wrongShape(label, expected: "one value"), at: node)
      return nil
    }
    let text = scalar.string.trimmed
    if text.isEmpty || Self.isNull(node) {
      note(.wrongShape(label, expected: "given a value, or left out"), at: node)
      return nil
    }
    return text
  }

  /// A path; none has a zero byte, at which the system would take it to end.
  mutating func path(_ node: Node, _ label: String) -> String? {
    guard let text = text(node, label) else { return nil }
    if !text.utf8.contains(0) { return String(onDisk: Array(text.utf8)) }
    note(.badValue(label, value: text, expected: "a path, which has no zero byte"), at: node)
    return nil
  }

  /// A whole number of at least `minimum`.
  mutating func integer(_ node: Node, _ key: SourceKey, minimum: Int) -> Int? {
    guard let text = text(node, key) else { return nil }
    if text.isDigits, let number = Int(text), number >= minimum { return number }
    note(.badValue(key.rawValue, value: text, expected: "a whole number, \(minimum) or more"), at: node)
    return nil
  }

  /// A list of texts with their nodes; one text alone is a list of one, nothing (`key:`) an empty list.
  mutating func texts(_ node: Node, _ label: String) -> [(text: String, node: Node)] {
    if Self.isNull(node) { return [] }
    switch node {
    case .scalar: return text(node, label).map { [($0, node)] } ?? []
    case .sequence(let sequence): return sequence.compactMap { item in text(item, label).map { ($0, item) } }
    case .mapping, .alias:
      note(.wrongShape(label, expected: "a value or a list of values, [a, b]"), at: node)
      return []
    }
  }

  /// Whether nothing stands after the key: blank, `~` or `null`, not in quotes.
  static func isNull(_ node: Node) -> Bool {
    guard case .scalar(let scalar) = node, scalar.style == .plain || scalar.style == .any else {
      return false
    }
    return ["", "~", "null"].contains(scalar.string)
  }

  static func join(_ label: String?, _ key: String) -> String { label.map { "\($0).\(key)" } ?? key }
}
