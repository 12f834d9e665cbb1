/// The program that wrote a report, as the report names it.
public enum Generator {
  public static let name = "liuyu"
  public static let version = "0.1.0"
}
