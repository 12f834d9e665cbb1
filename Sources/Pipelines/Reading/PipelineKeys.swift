/// The keys of a pipeline file.
enum PipelineKey: String, CaseIterable {
  case name, title, sources, dimensions
  case filters = "where"
  case methodology, targets
  case groupBy = "group_by"
  case output
}

/// The keys of one source.
enum SourceKey: String, CaseIterable {
  case path, encoding
  case headerRow = "header_row"
  case skipRows = "skip_rows"
  case delimiter
  case destinationCodes = "destination_codes"
  case columns, identity, constants
  case fromPath = "from_path"
}

/// The keys of `output`.
enum OutputKey: String, CaseIterable {
  case report, cube, rejects
}
