import ReferenceData

/// Every word that a reader of names may look for: the names of places from the tables, and the words of the lists.
struct NameWords {
  private let indexes: [NameIndex]
  private let lists: [WordList]

  /// Finds the lists by reflection, wherever they stand in the rooms of `Names`, so that none can be forgotten.
  init(_ names: Names) {
    var (indexes, lists): ([NameIndex], [WordList]) = ([], [])
    func search(_ value: Any) {
      switch value {
      case let index as NameIndex: indexes.append(index)
      case let list as WordList: lists.append(list)
      default: for child in Mirror(reflecting: value).children { search(child.value) }
      }
    }
    search(names)
    (self.indexes, self.lists) = (indexes, lists)
  }

  /// Those of the lists.
  var listed: [String] { lists.flatMap(\.words) }

  /// Calls `body` with each word and whether it stands in a table of names, some of them more than once; towns without their rank.
  func forEach(_ body: (_ word: String, _ isName: Bool) -> Void) {
    func inBytes(_ word: Span<UInt8>) {
      body(unsafe word.withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }, true)
    }
    for list in lists { for word in list.words { body(word, false) } }
    for index in indexes { index.forEachName(inBytes) }
    TownIndex.forEachStem(inBytes)
  }
}
