import Outcomes

/// Draws graduates one by one, in the order of the extract.
struct GraduateSource {
  let institutions: [Institution]
  let programs: [Program]
  let destinations: Destinations
  let places: Places

  let register: EmployerRegister?
  private let mixes: [OutcomeMix]
  /// Of each institution, the draws for what becomes of its graduates and for where its employed go.
  private var outcomeDraws: [EvenDraws]
  private var placeDraws: [EvenDraws]
  private let offers: [ProgramOffer]
  private let institutionChoice: WeightedChoice
  private let placedChoice: WeightedChoice
  private let isSecondary: Bool
  private let years: ClosedRange<Int>
  private let duplicates: Probability
  private var random: RandomSource
  /// Graduates of late, one of whom a record may be sent again for.
  private var recent: [Person] = []
  private var serial = 0

  /// Options as `validate` accepts them.
  init(_ options: ExtractOptions) {
    isSecondary = options.layout.isSecondary
    institutions =
      options.institution.map { [$0] }
      ?? Institution.invented(options.institutionCount, isSecondary: isSecondary)
    programs = Array(options.catalogue.prefix(options.programCount ?? options.programLimit))
    destinations = Destinations(isSecondary: isSecondary)
    places = Places()
    register = options.employerCount.map(EmployerRegister.init)
    // An institution's own bits do not depend on the seed: two extracts describe the same school.
    let count = programs.count
    mixes = institutions.indices.map { index in
      OutcomeMix(options.profiles[index % options.profiles.count], institution: mixed(UInt64(index) &+ 77))
    }
    outcomeDraws = institutions.indices.map { EvenDraws(bits: mixed(options.seed &+ UInt64($0))) }
    placeDraws = institutions.indices.map { EvenDraws(bits: mixed(options.seed &- UInt64($0 + 1))) }
    offers = institutions.indices.map { ProgramOffer(bits: mixed(UInt64($0) &+ 99), of: count) }
    institutionChoice = WeightedChoice(longTail(institutions.count, head: 4))
    // Of a thousand with a destination: 协议和合同, 灵活, 创业, 入伍, 升学, 出国.
    placedChoice = WeightedChoice(isSecondary ? [430, 30, 10, 12, 510, 8] : [625, 145, 14, 24, 180, 12])
    years = options.years
    duplicates = Probability(options.duplicateRate)
    random = RandomSource(seed: options.seed)
  }

  /// The next record's graduate.
  mutating func next() -> Graduate {
    if !recent.isEmpty, random.happens(duplicates) { return sentAgain(random.below(recent.count)) }
    let institution = institutionChoice.index(random.next())
    let program = offers[institution].program(random.next())
    let year = years.lowerBound + (years.count == 1 ? 0 : random.below(years.count))
    let person = Person(
      serial: serial, bits: random.next(), institution: institution, program: program, year: year,
      lastSigned: 0)
    serial += 1
    let mix = mixes[institution]
    var graduate = graduate(person, category(mix, outcomeDraws[institution].next()), mix)
    // Until the end of August a school hopes for a signature; then the record goes out without.
    let signed = Calendar.day(year - 1, 10, 8) + random.below(320)
    graduate.signed = graduate.category.isPlaced ? signed : nil
    graduate.person.lastSigned = graduate.signed ?? Calendar.day(year, 8, 31)
    remember(graduate.person)
    return graduate
  }

  /// The record of an earlier graduate once more: later, as long as there are days, and with a destination.
  private mutating func sentAgain(_ index: Int) -> Graduate {
    recent[index].lastSigned = min(recent[index].lastSigned + 1 + random.below(20), Calendar.lastSigning)
    let person = recent[index]
    let category = Category.allCases[placedChoice.index(random.next())]
    var graduate = graduate(person, category, mixes[person.institution])
    graduate.signed = person.lastSigned
    return graduate
  }

  private mutating func remember(_ person: Person) {
    let capacity = 4_096
    if recent.count < capacity { recent.append(person) } else { recent[person.serial % capacity] = person }
  }

  private mutating func category(_ mix: OutcomeMix, _ draw: Int) -> Category {
    if draw < mix.placed { return Category.allCases[placedChoice.index(random.next())] }
    return draw < mix.placed + mix.unclear ? .unclear : .notPlaced
  }

  private mutating func graduate(_ person: Person, _ category: Category, _ mix: OutcomeMix) -> Graduate {
    let destination = destinations.entry(
      for: category, year: person.year, isBachelor: programs[person.program].isBachelor, bits: random.next())
    var graduate = Graduate(
      person: person, category: category, destination: destination, place: nil, placing: .nowhere,
      employer: 0, employerNumber: nil,
      signed: nil, bits: random.next())
    switch category {
    case .contract, .flexible, .selfEmployed: settle(&graduate, mix)
    case .furtherStudy:
      // Universities lie as the school's graduates move: most in Chongqing.
      let draw = random.below(1_000)
      let kind: PlaceKind = draw < 680 ? .chongqing : draw < 780 ? .circle : .elsewhere
      let place = places.index(of: kind, bits: random.next())
      graduate.place = place
      graduate.placing = .codeAndText
      graduate.employer = mixed(UInt64(place) << 16 | UInt64(random.rank(bits: 3)) | 1 << 41)
    case .military, .abroad, .notPlaced, .unclear: graduate.employer = mixed(graduate.bits)
    }
    return graduate
  }

  /// Finds a job: first the place, then one of its employers, of which few are large and many small.
  private mutating func settle(_ graduate: inout Graduate, _ mix: OutcomeMix) {
    let draw = placeDraws[graduate.person.institution].next()
    guard draw >= mix.unlocated else {
      if let number = register?.draw(nil, &random) { return graduate.work(for: number) }
      graduate.employer = mixed(UInt64(random.rank(bits: 13)) | 1 << 40)
      return
    }
    let kind = mix.placeKind(draw - mix.unlocated)
    if let number = register?.draw(kind, &random) {
      graduate.work(for: number)
      graduate.place = places.index(of: kind, bits: mixed(graduate.employer))
    } else {
      let place = places.index(of: kind, bits: random.next())
      graduate.place = place
      graduate.employer = mixed(UInt64(place) << 16 | UInt64(random.rank(bits: 13)))
    }
    // What lies on both sides of the border says so in code and text; the fields behind would say no more.
    let isCodeless = kind != .mixed && random.below(1_000) < mix.codeless
    graduate.placing = !isCodeless ? .codeAndText : random.below(3) > 0 ? .textOnly : .employerOnly
  }
}
