internal import Yams

/// The text of a pipeline file as a tree of nodes that know their lines.
enum YAMLText {
  /// Composes the one document of `text` and hands its root to `read`.
  ///
  /// Scalars stay text: `0.90`, `yes` and `2025-06-30` mean what the key says, not what YAML guesses.
  /// - Parameter read: gets the root; nodes forget their anchors once it has returned.
  static func withRoot<Value>(
    of text: String, path: String, _ read: (Node) throws(PipelineErrors) -> Value
  ) throws(PipelineErrors) -> Value {
    let parser: Parser
    let root: Node?
    do {
      // `basic` has no rules: the default ones are regular expressions that cost start-up time.
      // The encoding is given because the default one looks into the environment, and prints.
      // A byte order mark, as Windows editors leave it, is no text; the parser would call it a syntax error.
      let text = text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
      parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
      root = try parser.singleRoot()
    } catch {
      throw PipelineErrors([problem(error, path: path)])
    }
    guard let root else { throw PipelineErrors([PipelineProblem(.empty, path: path)]) }
    var anchors: [PipelineProblem] = []
    for mark in anchored(root) {
      let problem = PipelineProblem(.anchor, path: path, line: mark?.line, column: mark?.column)
      // An alias has the place of its anchor.
      if !anchors.contains(problem) { anchors.append(problem) }
    }
    guard anchors.isEmpty else { throw PipelineErrors(anchors) }
    return try withExtendedLifetime(parser) { () throws(PipelineErrors) in try read(root) }
  }

  /// Where anchors are. Does not look into an anchored node, so that aliases of aliases cannot blow up.
  private static func anchored(_ node: Node) -> [Mark?] {
    if node.anchor != nil { return [node.mark] }
    return switch node {
    case .mapping(let mapping): mapping.flatMap { anchored($0.key) + anchored($0.value) }
    case .sequence(let sequence): sequence.flatMap(anchored)
    case .scalar, .alias: []
    }
  }

  private static func problem(_ error: any Error, path: String) -> PipelineProblem {
    switch error as? YamlError {
    case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      let text = [context?.text, problem].compactMap(\.self).joined(separator: ": ")
      return PipelineProblem(.syntax(text), path: path, line: mark.line, column: mark.column)
    case .reader(let problem, let offset, _, let yaml):
      let line = offset.map { 1 + yaml.prefix($0).count(where: \.isNewline) }
      return PipelineProblem(.syntax(problem), path: path, line: line)
    case .duplicatedKeysInMapping(let keys, let context):
      return PipelineProblem(
        .duplicateKey(keys.joined(separator: "`, `")), path: path, line: context.mark.line,
        column: context.mark.column)
    default:
      return PipelineProblem(.syntax("\(error)"), path: path)
    }
  }
}
