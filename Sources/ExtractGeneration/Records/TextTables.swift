/// Every text that a record is put together from, in the bytes of the extract's encoding.
///
/// A class, so that a writer holds some forty tables at the price of one reference.
final class TextTables {
  // the person
  let families, womensGiven, mensGiven, genderCodes, genders: ByteTable
  let ethnicities, politics, trainingModes, hardships, teacherTrainings, dispatches, upbringings: CodedTable
  // the studies
  let institutionCodes, institutionNames, programCodes, programNames, departments, directions: ByteTable
  let levels: CodedTable
  // what became of them
  let destinationCodes, destinationNames, countries, foreignSchools: ByteTable
  let placePaths, placeProvinces, placeCities, placeShortCities: ByteTable
  let brands, firsts, rests, trades, forms, schools, hospitals, offices, universities, roads: ByteTable
  let natures, industries, occupations: CodedTable
  let sizes, yesNo, remarks: ByteTable
  let days: ByteTable
  let phrases: ByteTable

  init(_ source: GraduateSource, encoding: ExtractEncoding) throws(GenerationError) {
    func table(_ texts: [String]) throws(GenerationError) -> ByteTable { try ByteTable(texts, encoding) }
    families = try table(PersonNames.families)
    womensGiven = try table(PersonNames.womensGiven)
    mensGiven = try table(PersonNames.mensGiven)
    genderCodes = try table(["1", "2"])
    genders = try table(["男", "女"])
    ethnicities = try CodedTable(PersonCodes.ethnicities, encoding)
    politics = try CodedTable(PersonCodes.politics, encoding)
    trainingModes = try CodedTable(PersonCodes.trainingModes, encoding)
    hardships = try CodedTable(PersonCodes.hardships, encoding)
    teacherTrainings = try CodedTable(PersonCodes.teacherTrainings, encoding)
    dispatches = try CodedTable(PersonCodes.dispatches, encoding)
    upbringings = try CodedTable(PersonCodes.upbringings, encoding)

    institutionCodes = try table(source.institutions.map(\.code))
    institutionNames = try table(source.institutions.map(\.name))
    programCodes = try table(source.programs.map(\.code))
    programNames = try table(source.programs.map(\.name))
    departments = try table(["信息工程系", "智能制造系", "财经商贸系", "建筑工程系", "护理与健康系", "艺术设计系", "人文教育系", "汽车工程系"])
    directions = try table(["", "", "", "", "", "校企合作", "现代学徒制", "中外合作"])
    levels = try CodedTable([("41", "专科生毕业", 1), ("31", "本科生毕业", 1)], encoding)

    destinationCodes = try table(source.destinations.entries.map(\.code))
    destinationNames = try table(source.destinations.entries.map(\.name))
    countries = try table(EmployerNames.countries)
    foreignSchools = try table(EmployerNames.foreignSchools)
    placePaths = try table(source.places.all.map(\.path))
    placeProvinces = try table(source.places.all.map(\.province))
    placeCities = try table(source.places.all.map(\.city))
    placeShortCities = try table(source.places.all.map(\.shortCity))
    brands = try table(EmployerNames.brands)
    firsts = try table(EmployerNames.firsts)
    rests = try table(EmployerNames.rests)
    trades = try table(Industries.trades.map(\.name))
    forms = try table(EmployerNames.forms.map(\.name))
    schools = try table(EmployerNames.schools)
    hospitals = try table(EmployerNames.hospitals)
    offices = try table(EmployerNames.offices)
    universities = try table(EmployerNames.universities)
    roads = try table(EmployerNames.roads)
    natures = try CodedTable(Industries.natures.map { ($0.0, $0.1, 1) }, encoding)
    industries = try CodedTable(Industries.industries.map { ($0.0, $0.1, 1) }, encoding)
    occupations = try CodedTable(Industries.occupations.map { ($0.0, $0.1, 1) }, encoding)
    sizes = try table(["大型", "中型", "小型", "微型"])
    yesNo = try table(["是", "否"])
    remarks = try table(Array(repeating: "", count: 14) + ["已核查", "电话回访"])
    days = try table(Calendar.all.map { "\($0.year)-\(twoDigits($0.month))-\(twoDigits($0.day))" })
    phrases = try table(Phrase.allCases.map(\.text))
  }
}

/// A code list: the codes, the names, and the choice by weight.
struct CodedTable {
  let codes: ByteTable
  let names: ByteTable
  let choice: WeightedChoice

  init(_ rows: [PersonCodes.Row], _ encoding: ExtractEncoding) throws(GenerationError) {
    codes = try ByteTable(rows.map(\.code), encoding)
    names = try ByteTable(rows.map(\.name), encoding)
    choice = WeightedChoice(rows.map(\.weight))
  }
}

/// A fixed piece of text within a field.
enum Phrase: Int, CaseIterable {
  case opening, closing, bank, branch, chongqing, number, classroom, ward, studio, service, teacher, troops
  case fullTime, keeper

  var text: String {
    switch self {
    case .opening: "（"
    case .closing: "）"
    case .bank: "银行股份有限公司"
    case .branch: "分行"
    case .chongqing: "重庆"
    case .number: "号"
    case .classroom: "班"
    case .ward: "2栋"
    case .studio: "创业工作室"
    case .service: "综合部"
    case .teacher: "老师"
    case .troops: "部队"
    case .fullTime: "全日制"
    case .keeper: "人才交流服务中心"
    }
  }
}

private func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
