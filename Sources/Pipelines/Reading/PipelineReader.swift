internal import Yams

/// Reads the tree of a pipeline file into a `Pipeline`, noting every problem on the way.
///
/// A step that finds a problem notes it and goes on with what it has; the result counts only if `problems` stays
/// empty.
struct PipelineReader {
  let path: String
  private(set) var problems: [PipelineProblem] = []
  /// Declared dimensions, known before the sources are read.
  var dimensions: [DeclaredDimension] = []

  init(path: String) { self.path = path }

  /// The problems by their place in the file.
  var sortedProblems: [PipelineProblem] {
    problems.sorted { ($0.line ?? 0, $0.column ?? 0) < ($1.line ?? 0, $1.column ?? 0) }
  }

  mutating func note(_ kind: PipelineProblem.Kind, at node: Node) {
    problems.append(PipelineProblem(kind, path: path, line: node.mark?.line, column: node.mark?.column))
  }

  mutating func pipeline(_ root: Node, sha256: String) -> Pipeline? {
    guard let entries = entries(root, label: nil, allowed: PipelineKey.allCases.map(\.rawValue)) else {
      return nil
    }
    dimensions = readDimensions(entries[.dimensions])
    let declared = dimensions.map { Dimension.declared($0.name) }
    let name = required(PipelineKey.name, in: entries).flatMap {
      text($0, PipelineKey.name)
    }
    let title = entries[.title].flatMap { text($0, PipelineKey.title) }
    let sources = readSources(entries)
    let filters = readFilters(entries[.filters], dimensions: Dimension.builtIn + declared)
    let methodology = readMethodology(entries[.methodology])
    let targets = readTargets(entries[.targets])
    let groupBy = readGroupBy(entries[.groupBy], dimensions: Dimension.builtIn + declared)
    let output = readOutput(entries[.output])
    guard let name else { return nil }
    return Pipeline(
      path: path, sha256: sha256, name: name, title: title ?? name, sources: sources, dimensions: declared,
      filters: filters, methodology: methodology, targets: targets, groupBy: groupBy,
      reportPath: output[.report], cubePath: output[.cube], rejectsPath: output[.rejects])
  }

  private mutating func readSources(_ entries: Entries) -> [Pipeline.Source] {
    guard let node = required(PipelineKey.sources, in: entries) else { return [] }
    guard case .sequence(let sequence) = node, !sequence.isEmpty else {
      note(
        .wrongShape(
          PipelineKey.sources.rawValue,
          expected: "a list of sources, each a mapping that starts with `- path:`"),
        at: node)
      return []
    }
    return sequence.compactMap { source($0) }
  }
}
