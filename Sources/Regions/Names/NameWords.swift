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

  /// Calls `body` with each word, some of them more than once, towns without their rank; and with whether it stands in a table of names
  /// that say by themselves where something is. A town's does so only where nothing else does.
  func forEach(_ body: (_ word: Span<UInt8>, _ isName: Bool) -> Void) {
    for list in lists { for word in list.words { body(word.utf8.span, false) } }
    for index in indexes { index.forEachName { body($0, true) } }
    TownIndex.forEachStem { body($0, false) }
  }
}
