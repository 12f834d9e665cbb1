/// What extract to generate. The same options give the same bytes.
public struct ExtractOptions: Sendable {
  /// Records, without the header; records that are sent again count.
  public var rows: Int
  public var seed: UInt64
  public var layout: Layout
  public var encoding: ExtractEncoding
  /// The share of records with one damage, in 0...1.
  public var dirtyRate: Double
  /// The share of records that are an earlier graduate's, sent again with a later date, in 0...1.
  public var duplicateRate: Double
  /// How many columns; `nil` for the layout's usual number.
  public var width: Int?
  public var quoting: Quoting
  /// How many schools, sizes in a long tail. Not used where `institution` is given.
  public var institutionCount: Int
  /// The one school of the extract; `nil` for invented ones.
  public var institution: Institution?
  /// How many programs there are to study; `nil` for all of the catalogue.
  public var programCount: Int?
  /// How many employers there are, `EmployerRegister.limits`, each with a name and a credit code of its own and met as
  /// often as the others; `nil` for a few large and many small ones in each place.
  public var employerCount: Int?
  /// The years of graduation.
  public var years: ClosedRange<Int>
  /// How the schools fare; they take turns.
  public var profiles: [Profile]

  public init(rows: Int, seed: UInt64, layout: Layout) {
    self.rows = rows
    self.seed = seed
    self.layout = layout
    encoding = .utf8
    dirtyRate = 0
    duplicateRate = 0
    quoting = .minimal
    institutionCount = 17
    years = layout == .employmentPlan2024 ? 2024...2024 : 2023...2025
    profiles = [.typical]
  }

  /// The most programs that `programCount` can ask for.
  public var programLimit: Int { catalogue.count }

  var catalogue: [Program] { layout.isSecondary ? Program.secondary : Program.higher }

  /// Checks that there is such an extract.
  ///
  /// - Throws: `outOfRange` or `widthUnknown`, for the first option that does not fit.
  public func validate() throws(GenerationError) {
    func check(_ isFine: Bool, _ option: String, _ value: String, _ allowed: String) throws(GenerationError) {
      if !isFine { throw .outOfRange(option: option, value: value, allowed: allowed) }
    }
    try check(rows >= 0 && rows <= 1_000_000_000, "rows", "\(rows)", "0 to 1000000000")
    try check((0...1).contains(dirtyRate), "dirty", "\(dirtyRate)", "a share from 0 to 1")
    try check((0...1).contains(duplicateRate), "duplicates", "\(duplicateRate)", "a share from 0 to 1")
    let institutions = 1...Institution.limit
    try check(
      institutions.contains(institutionCount), "institutions", "\(institutionCount)",
      "1 to \(institutions.upperBound)")
    let programs = programCount ?? programLimit
    try check((1...programLimit).contains(programs), "programs", "\(programs)", "1 to \(programLimit)")
    let employers = EmployerRegister.limits
    try check(
      employerCount.map(employers.contains) ?? true, "employers", "\(employerCount ?? 0)",
      "\(employers.lowerBound) to \(employers.upperBound)")
    let isKnown = years.lowerBound >= 2012 && years.upperBound <= 2035
    try check(isKnown, "years", "\(years.lowerBound)..\(years.upperBound)", "years from 2012 to 2035")
    try check(!profiles.isEmpty, "profile", "", "at least one profile")
    _ = try layout.columns(width: width)
  }
}
