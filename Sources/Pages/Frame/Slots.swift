import Mustache

/// What a template is filled with: names that it knows, and markup that is escaped already.
///
/// Templates write `{{{name}}}`: nothing but `Markup` can stand in a slot, so that nothing is left to escape.
struct Slots: MustacheParent {
  enum Slot {
    case markup(Markup)
    case list([Slots])
  }

  private var slots: [String: Slot] = [:]

  subscript(name: String) -> Markup? {
    get { if case .markup(let markup)? = slots[name] { markup } else { nil } }
    set { slots[name] = newValue.map(Slot.markup) }
  }

  subscript(list name: String) -> [Slots]? {
    get { if case .list(let list)? = slots[name] { list } else { nil } }
    set { slots[name] = newValue.map(Slot.list) }
  }

  /// Those that are filled.
  var names: Set<String> { Set(slots.keys) }

  func child(named name: String) -> Any? {
    switch slots[name] {
    case .markup(let markup)?: markup.html
    case .list(let list)?: list
    case nil: nil
    }
  }
}
