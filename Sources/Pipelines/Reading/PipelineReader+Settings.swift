internal import Outcomes
internal import Yams

extension PipelineReader {
  /// A declared dimension: its name, the headers it may have, and the line it stands on.
  struct DeclaredDimension {
    var name: String
    var headers: [String]
    var line: Int
  }

  mutating func readDimensions(_ node: Node?) -> [DeclaredDimension] {
    guard let node, !Self.isNull(node),
      let entries = entries(node, label: PipelineKey.dimensions.rawValue, allowed: nil)
    else {
      return []
    }
    return entries.list.compactMap { entry in
      guard Dimension.isDeclarable(entry.key) else {
        note(.badDimensionName(entry.key), at: entry.keyNode)
        return nil
      }
      let headers = self.headers(entry.value, Self.join(PipelineKey.dimensions.rawValue, entry.key))
      return DeclaredDimension(name: entry.key, headers: headers, line: entry.keyNode.mark?.line ?? 1)
    }
  }

  mutating func readFilters(_ node: Node?, dimensions: [Dimension]) -> [Filter] {
    guard let node else { return [] }
    return texts(node, PipelineKey.filters.rawValue).compactMap { text, item in
      do throws(FilterError) {
        return try Filter.parse(text, dimensions: dimensions)
      } catch {
        note(.badFilter(error), at: item)
        return nil
      }
    }
  }

  mutating func readMethodology(_ node: Node?) -> Methodology {
    var methodology = Methodology()
    readSettings(node, .methodology, Methodology.settingKeys) { (key, value) throws(SettingError) in
      try methodology.set(key, to: value)
    }
    return methodology
  }

  mutating func readTargets(_ node: Node?) -> Targets {
    var targets = Targets()
    readSettings(node, .targets, Targets.settingKeys) { (key, value) throws(SettingError) in
      try targets.set(key, to: value)
    }
    return targets
  }

  private mutating func readSettings(
    _ node: Node?, _ key: PipelineKey, _ keys: [String], set: (String, String) throws(SettingError) -> Void
  ) {
    let label = key.rawValue
    guard let node, !Self.isNull(node), let entries = entries(node, label: label, allowed: keys) else {
      return
    }
    for entry in entries.list {
      guard let value = text(entry.value, "\(label).\(entry.key)") else { continue }
      do throws(SettingError) {
        try set(entry.key, value)
      } catch {
        note(.badSetting(label, error), at: entry.value)
      }
    }
  }

  /// The dimensions to group by; institution and program where the key is missing.
  mutating func readGroupBy(_ node: Node?, dimensions: [Dimension]) -> [Dimension] {
    guard let node else { return Dimension.usualGroups }
    var groupBy: [Dimension] = []
    for (name, item) in texts(node, PipelineKey.groupBy.rawValue) {
      do throws(GroupingError) {
        try groupBy.append(name, among: dimensions)
      } catch {
        note(.badGrouping(error), at: item)
      }
    }
    return groupBy
  }

  /// The output paths; no two may be the same file.
  mutating func readOutput(_ node: Node?) -> [OutputKey: String] {
    let (output, keys) = (PipelineKey.output.rawValue, OutputKey.allCases.map(\.rawValue))
    guard let node, !Self.isNull(node), let entries = entries(node, label: output, allowed: keys) else {
      return [:]
    }
    var paths: [OutputKey: String] = [:]
    for entry in entries.list {
      let label = Self.join(output, entry.key)
      guard let key = OutputKey(rawValue: entry.key), let path = path(entry.value, label) else { continue }
      if path == "-", key != .report {
        note(
          .badValue(label, value: path, expected: "a file; only the report can go to standard output"),
          at: entry.value)
      } else if paths.values.contains(path) {
        note(.badValue(label, value: path, expected: "a file of its own"), at: entry.value)
      } else {
        paths[key] = path
      }
    }
    return paths
  }
}
