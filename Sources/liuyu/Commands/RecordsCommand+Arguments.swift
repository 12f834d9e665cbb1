public import ArgumentParser
public import ExtractReading

extension DeclaredEncoding: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
  public var defaultValueDescription: String { name }
}

extension Delimiter: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
  public var defaultValueDescription: String { description }
}
