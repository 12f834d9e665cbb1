/// What is noted of values, so that `check` can say where the first ones stand.
enum Note: Hashable {
  case repair(Repair), remark(Remark)

  /// How many bits `Meaning.notes` has.
  static let bits = 24

  /// The bit in `Meaning.notes`.
  var bit: Int {
    switch self {
    case .repair(let repair): Int(repair.rawValue)
    case .remark(let remark): Meaning.repairBits + Int(remark.rawValue)
    }
  }
}

/// The first few places of each note, by its bit.
struct NotedPlaces {
  private var places = [FirstFew](repeating: FirstFew(), count: Note.bits)
  private(set) var isEmpty = true

  subscript(note: Note) -> [Int] { places[note.bit].all }

  /// - Parameter notes: see `Meaning.notes`.
  mutating func add(_ place: Int, notes: UInt32) {
    isEmpty = false
    for bit in 0..<Note.bits where notes >> UInt32(bit) & 1 == 1 { places[bit].add(place) }
  }

  /// Takes the places of a part, in the numbers of the whole.
  mutating func add(_ part: NotedPlaces, as place: (Int) -> Int) {
    for (bit, few) in part.places.enumerated() {
      for found in few.all { add(place(found), notes: 1 << UInt32(bit)) }
    }
  }

  /// The notes of which enough is known.
  var full: UInt32 {
    places.enumerated().reduce(0) { $1.element.isFull ? $0 | 1 << UInt32($1.offset) : $0 }
  }

  mutating func removeAll() { if !isEmpty { self = NotedPlaces() } }
}
