/// Where in one extract each field and each declared dimension is found.
package struct ColumnBinding: Hashable, Sendable {
  /// Where a value comes from.
  package enum Source: Hashable, Sendable {
    /// A 0-based column.
    case column(Int)
    /// The same in every record of the file: a constant, or what the path says.
    case fixed(String)

    /// 0-based; `nil` where it is no column.
    package var column: Int? { if case .column(let column) = self { column } else { nil } }
  }

  /// Fields that are neither a column nor fixed are missing here.
  var fields: [Field: Source]
  /// In the order of `Pipeline.dimensions`; every declared dimension is a column or fixed.
  package var dimensions: [Source]
  /// How many columns the header has; a record with another number does not fit.
  package var columnCount: Int

  package subscript(field: Field) -> Source? { fields[field] }

  /// Binds a source's fields to the header of one extract.
  ///
  /// A column wins over the path, the path over a constant; so a column that only some files have needs a constant,
  /// and one without is required. Two columns for one field are an error, also where both have the same header or are the same
  /// but for hints, as nobody knows which is meant: `#n` says it, the n-th of the columns that have the name. Only of several
  /// 单位名称 the first is the employer, as the national tables have it.
  /// - Parameters:
  ///   - header: the fields of the header record, decoded.
  ///   - row: the header's physical line, 1-based.
  ///   - path: the extract's own path, which `from_path` is matched against.
  ///   - source: what the header is expected to have.
  ///   - pipeline: the source's own, for messages.
  /// - Throws: everything that does not fit.
  package init(header: [String], row: Int, path: String, source: Pipeline.Source, pipeline: Pipeline)
    throws(PipelineErrors)
  {
    var binder = ColumnBinder(header: header, row: row, path: path, source: source, pipeline: pipeline)
    var fields: [Field: Source] = [:]
    for field in Field.allCases {
      fields[field] = binder.source(
        of: field.rawValue, headers: source.columns[field], constant: source.constants[field])
    }
    let dimensions = pipeline.dimensions.map(\.name).map { name in
      binder.source(
        of: name, headers: source.dimensionColumns[name], constant: source.dimensionConstants[name])
    }
    let problems = binder.settledProblems
    guard problems.isEmpty else { throw PipelineErrors(problems) }
    self.fields = fields
    self.dimensions = dimensions.compactMap(\.self)
    columnCount = header.count
  }
}
