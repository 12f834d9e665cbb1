package import Pipelines

/// Columns that say who somebody is or where they work: no output shows the former, and a row for each graduate neither.
///
/// A group of a report may be an employer; beside one graduate it is personal data.
package enum PersonalColumns {
  /// Fields whose values stand in outputs.
  private static let shown: [Field] = [
    .year, .institutionCode, .institutionName, .programCode, .programName, .level,
  ]
  /// The fields and declared dimensions that show such a column of an extract.
  ///
  /// - Parameter hidesEmployers: whether there is to be a row for each graduate.
  package static func problems(
    of extract: Extract, in pipeline: Pipeline, hidesEmployers: Bool
  ) -> [PipelineProblem] {
    func columns(_ fields: [Field]) -> [Int] { fields.compactMap { extract.binding[$0]?.column } }
    let (people, employers) = (columns(Field.ofOnePerson), columns([.employer, .creditCode]))
    let shown =
      shown.map { ($0.rawValue, extract.binding[$0]?.column) }
      + zip(pipeline.dimensions, extract.binding.dimensions).map { ($0.name, $1.column) }
    return shown.compactMap { name, column -> PipelineProblem? in
      guard let column, extract.header.indices.contains(column) else { return nil }
      let header = extract.header[column]
      let line = extract.layout.headerLists[name].map { ":\($0.line)" } ?? ""
      func problem(_ kind: (String, String, String) -> PipelineProblem.Kind) -> PipelineProblem {
        PipelineProblem(kind(name, header, pipeline.path + line), path: extract.path, line: extract.headerRow)
      }
      if people.contains(column) || PersonalHeader.isPersons(header) {
        return problem { .personalColumn($0, header: $1, at: $2) }
      }
      let isEmployer = employers.contains(column) || PersonalHeader.isEmployers(header)
      return hidesEmployers && isEmployer ? problem { .personalDimension($0, header: $1, at: $2) } : nil
    }
  }
}
