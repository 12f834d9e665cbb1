/// A key and its value; each stands for the two calls, so that millions of them cost no more.
extension JSONWriter {
  @inline(__always)
  mutating func member(_ name: StaticString, _ text: String) {
    key(name)
    value(text)
  }

  @inline(__always)
  mutating func member(_ name: StaticString, _ text: String?) {
    key(name)
    value(text)
  }

  @inline(__always)
  mutating func member(_ name: StaticString, term: StaticString) {
    key(name)
    value(term: term)
  }

  @inline(__always)
  mutating func member(_ name: StaticString, _ number: Int) {
    key(name)
    value(number)
  }

  @inline(__always)
  mutating func member(_ name: StaticString, _ number: Int?) {
    key(name)
    if let number { value(number) } else { null() }
  }

  @inline(__always)
  mutating func member(_ name: StaticString, millionths: Int?) {
    key(name)
    value(millionths: millionths)
  }
}
