import ExtractReading
import Pipelines

/// What of a worker lasts over extracts: the numbers that it gives to values and to what codes mean.
struct WorkerNumbers {
  /// By dimension of the grain.
  let dimensions: [DimensionValues]
  /// Who a graduate is depends on the institution, even where no group does: one of `dimensions`, or its own.
  let institutions: DimensionValues
  /// No date is read without the year, even where no group does: see `MomentStage`.
  let years: GraduationYears
  /// Of the dimensions that no cell is kept by, see `ExtractPlan.checks`; institution and year aside.
  let others: [Dimension: DimensionValues]
  let readings = SchemeReadings()
  let looks = RowLooks()

  /// - Parameter declared: the pipeline's own dimensions.
  init(_ grain: Grain, declared: [Dimension]) {
    let dimensions = grain.dimensions.map { _ in DimensionValues() }
    self.dimensions = dimensions
    institutions = grain.institution.map { dimensions[$0] } ?? DimensionValues()
    years = GraduationYears(grain.year.map { dimensions[$0] } ?? DimensionValues())
    others = Dictionary(
      uniqueKeysWithValues: (Dimension.builtIn + declared)
        .filter { $0 != .institution && $0 != .year && !grain.dimensions.contains($0) }
        .map { ($0, DimensionValues()) })
  }
}

/// How the records of one extract are read: its columns, and a stage for each thing that they say.
///
/// Made for one extract and one worker.
final class ExtractPlan {
  /// The extract's number.
  let extract: Int
  let source: any ByteSource
  let decoder: TextDecoder
  let reader: RangeReader
  let delimiter: UInt8
  /// How many fields the header has.
  let columnCount: Int
  let otherDelimiters: OtherDelimiters
  /// By slot, the 0-based column.
  let columns: [Int]

  /// By dimension of the grain.
  let dimensions: [DimensionStage]
  /// Where no group needs the institution: without one a record is refused, and who a graduate is depends on it.
  let institution: DimensionStage?
  /// Where no group needs the year: it says which dates can be.
  let year: DimensionStage?
  /// The dimensions that no group or filter needs, read for what they refuse and repair: which records count must not
  /// depend on what is asked.
  let checks: [DimensionStage]
  let destination: DestinationStage
  let location: LocationStage
  /// The columns of codes among its sources.
  let codes: [CodeColumn]
  let identity: IdentityStage
  /// Whether an ID means something only within its year.
  let isYearInIdentity: Bool
  let moment: MomentStage
  /// Where the extract has a column for names.
  let name: NameStage?
  /// Goes before all others.
  let skipping: SkipStage

  /// - Parameters:
  ///   - declared: the pipeline's own dimensions, in the order of the extract's binding.
  ///   - numbers: lasts over extracts.
  init(
    _ extract: Extract, number: Int, grain: Grain, declared: [Dimension], numbers: WorkerNumbers
  ) throws(ExtractError) {
    let decoder = try TextDecoder(extract.textEncoding, path: extract.path)
    let binding = extract.binding
    var selection = ColumnSelection()
    func stage(_ dimension: Dimension, _ values: DimensionValues) -> DimensionStage {
      let code =
        dimension.fields.code.map { binding[$0] }
        ?? declared.firstIndex(of: dimension).map { binding.dimensions[$0] }
      let name = dimension.fields.name.flatMap { binding[$0] }
      return DimensionStage(
        dimension.kind, values: values, code: selection.select(code), name: selection.select(name),
        decoder: decoder)
    }
    dimensions = zip(grain.dimensions, numbers.dimensions).map { stage($0, $1) }
    institution = grain.institution == nil ? stage(.institution, numbers.institutions) : nil
    year = grain.year == nil ? stage(.year, numbers.years.values) : nil
    checks = (Dimension.builtIn + declared).compactMap { dimension in
      numbers.others[dimension].map { stage(dimension, $0) }
    }
    destination = DestinationStage(
      code: selection.select(binding[.destinationCode]), text: selection.select(binding[.destinationText]),
      scheme: extract.layout.destinationScheme, readings: numbers.readings, decoder: decoder)
    location = LocationStage(
      LocationStage.Columns(
        code: selection.select(binding[.locationCode]),
        province: selection.select(binding[.locationProvince]),
        text: selection.select(binding[.locationText]), creditCode: selection.select(binding[.creditCode]),
        employer: selection.select(binding[.employer])), decoder: decoder)
    codes =
      grain.findsLines
      ? [
        CodeColumn(.locationCode, selection.select(binding[.locationCode]), decoder: decoder),
        CodeColumn(.creditCode, selection.select(binding[.creditCode]), decoder: decoder),
      ].compactMap(\.self) : []
    identity = IdentityStage(
      selection.select(binding[.graduateID]), takesFingerprints: grain.tellsGraduatesApart, decoder: decoder)
    isYearInIdentity = extract.layout.identity == .institutionAndYear
    moment = MomentStage(selection.select(binding[.updatedAt]), decoder: decoder)
    // Also where names are not compared: a row that says nothing else than a name is no record.
    name = selection.select(binding[.name]).slot.map { NameStage(slot: $0, decoder: decoder) }
    skipping = SkipStage(
      extract, columns: selection.columns, decoder: decoder, looks: numbers.looks)
    self.extract = number
    source = extract.source
    self.decoder = decoder
    otherDelimiters = OtherDelimiters(
      than: extract.dialect.delimiter, fields: binding.columnCount, in: extract.textEncoding)
    columns = selection.columns
    delimiter = extract.dialect.delimiter
    columnCount = binding.columnCount
    reader = RangeReader(
      dialect: extract.dialect, columns: columns, expectedFields: columnCount)
  }
}
