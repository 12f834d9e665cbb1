import Differential
import ReferenceData
import Regions

/// Names of employers put together from the words that their reader looks for, and from characters that are in none: the same draws
/// every time.
public struct DrawnNames: Sendable {
  private let words: [String]
  /// Short ones, such as 有限公司 and 支行, which stand in nearly every name.
  private let listed: [String]
  private let divisions = Divisions.current.codes
  /// With the counties that have them.
  private let towns: [(name: String, counties: [DivisionCode])]
  private let signs = ["(", ")", "（", "）", "A", "7", "1"]

  public init() {
    let words = NameSkeleton.words
    self.words = words.all
    listed = words.listed
    let bytes = ReferenceTable.towns
    let table = String(decoding: Array(bytes.indices.map { bytes[$0] }), as: UTF8.self)
    towns = table.split(separator: "\n").dropFirst().map { row in
      let cells = row.split(separator: ",", omittingEmptySubsequences: false)
      return (
        String(cells[0]),
        cells[1].split(separator: ";").compactMap { UInt32($0).flatMap(DivisionCode.init(number:)) }
      )
    }
  }

  /// What is wrong with a name that is drawn by a seed: it and its skeleton are not in the same place, or it and another of that
  /// skeleton.
  public func difference(seed: UInt64) -> String? {
    var random = SplitMix(seed: seed)
    let name = name(&random)
    guard let skeleton = NameSkeleton.of(name) else { return nil }
    let place = Gazetteer.builtIn.place(employer: name)
    let other = exchanged(name, skeleton, &random)
    for alike in [skeleton, other] where Gazetteer.builtIn.place(employer: alike) != place {
      return "\(name) and \(alike) have one skeleton (\(skeleton)) and are not located alike"
    }
    if let head = NameSkeleton.divisionOfHead(name), let place, !Self.saysNothing(place, ofThoseIn: head) {
      return "\(name) is not where its head says, in \(head)"
    }
    return nil
  }

  /// Whether a place says nothing new of anybody who works in a division.
  private static func saysNothing(_ place: Placement, ofThoseIn division: DivisionCode) -> Bool {
    Divisions.current.codes.lazy.filter(division.holds).allSatisfy { inner in
      Placement(zone: Gazetteer.builtIn.zone(of: inner), division: inner).bearing(of: place) == .saysNothing
    }
  }

  /// The names of a division and of some it lies in: 四川省成都市武侯区, 四川武侯, 成都.
  private func path(to code: DivisionCode, _ random: inout SplitMix) -> String {
    let names = [code.province, code.city, code].compactMap(Divisions.current.name)
    let chosen = names.filter { _ in random.once(in: 2) }
    return (chosen.isEmpty ? names.suffix(1) : chosen).map { random.once(in: 3) ? String($0.dropLast()) : $0 }
      .joined()
  }

  private func name(_ random: inout SplitMix) -> String {
    var name = ""
    if random.once(in: 2) {
      // A part may be in a town of the county where the whole is, or in one of another.
      let town = random.pick(towns)
      let county = random.once(in: 2) ? town.counties.first : nil
      name = path(to: county ?? random.pick(divisions), &random)
      if random.once(in: 4) {
        name.unicodeScalars.append(Self.ideograph(&random))
        name += random.once(in: 2) ? town.name : String(town.name.dropLast())
      } else if random.once(in: 2) {
        name.unicodeScalars.append(Self.ideograph(&random))
      }
    }
    for _ in 0..<(1 + random.below(6)) {
      switch random.below(12) {
      case 0..<5: name += random.pick(listed)
      case 5..<9: name += random.pick(words)
      case 9: name += random.pick(signs)
      default: for _ in 0...random.below(3) { name.unicodeScalars.append(Self.ideograph(&random)) }
      }
      // Words that are cut off, and run into each other.
      if random.once(in: 8) { name.removeLast() }
      if random.once(in: 8) { name = String(name.dropFirst()) }
      if name.isEmpty { name = "某" }
    }
    return name
  }

  /// Another name of the same skeleton, as far as one is found.
  private func exchanged(_ name: String, _ skeleton: String, _ random: inout SplitMix) -> String {
    var scalars = Array(name.unicodeScalars)
    for (index, scalar) in skeleton.unicodeScalars.enumerated() where scalar != scalars[index] {
      let before = scalars[index]
      scalars[index] = Self.ideograph(&random)
      if NameSkeleton.of(Self.text(scalars)) != skeleton { scalars[index] = before }
    }
    return Self.text(scalars)
  }

  private static func text(_ scalars: [Unicode.Scalar]) -> String {
    scalars.reduce(into: "") { $0.unicodeScalars.append($1) }
  }

  private static func ideograph(_ random: inout SplitMix) -> Unicode.Scalar {
    Unicode.Scalar(UInt32(0x4E00 + random.below(0x5200))) ?? "某"
  }
}
