/// Why what many processes came to is not put together.
package struct CellsDamage: Error, CustomStringConvertible, Sendable {
  package let description: String

  package init(_ description: String) { self.description = description }
}
