// swift-tools-version:6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .treatAllWarnings(as: .error),
]
/// For targets whose unsafe code is marked as such, each place.
let audited = settings + [.strictMemorySafety()]
/// For targets that hand out spans.
let spans: [SwiftSetting] = [.enableExperimentalFeature("Lifetimes")]

/// What a folder tells its reader is not for the compiler.
func readmes(_ folders: String...) -> [String] { ["README.md"] + folders.map { "\($0)/README.md" } }

let package = Package(
  name: "liuyu",
  products: [
    .executable(name: "liuyu", targets: ["liuyu"]),
    .library(name: "Differential", targets: ["Differential"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    // bytes → records
    .systemLibrary(name: "CLibCSV", providers: [.apt(["libcsv-dev"])]),
    .systemLibrary(name: "CZstd", providers: [.apt(["libzstd-dev"])]),
    .target(name: "CInflate", linkerSettings: [.linkedLibrary("isal")]),
    .target(name: "CByteScan"),
    .target(
      name: "ExtractReading", dependencies: ["CLibCSV", "CByteScan", "CInflate", "CZstd"],
      swiftSettings: settings),
    .systemLibrary(name: "CNettle", providers: [.apt(["nettle-dev"])]),
    .target(name: "Hashing", dependencies: ["CNettle"], swiftSettings: audited),
    // records → graduates
    .target(name: "Searching", exclude: readmes(), swiftSettings: audited),
    .target(name: "CReferenceTables", exclude: ["tables"]),
    .target(
      name: "ReferenceData", dependencies: ["CReferenceTables", "Searching"], exclude: readmes(),
      swiftSettings: audited + spans),
    .target(
      name: "Regions", dependencies: ["ReferenceData", "Searching"],
      exclude: readmes("Addresses", "Codes", "Employers", "Explaining", "Names", "Paths", "Text", "Zones"),
      swiftSettings: audited + spans),
    .target(
      name: "Outcomes", dependencies: ["ReferenceData", "Regions"], exclude: readmes(), swiftSettings: audited
    ),
    // graduates → cells → rates → report
    .systemLibrary(name: "CPrefetch"),
    .target(
      name: "LiuyuCore",
      dependencies: [
        "CPrefetch", "ExtractReading", "Hashing", "ReferenceData", "Regions", "Outcomes", "Searching", "Yams",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ],
      swiftSettings: settings),
    // synthetic extracts
    .target(
      name: "ExtractGeneration", dependencies: ["Outcomes", "ReferenceData", "Regions"],
      exclude: readmes("Drawing", "Employment", "Encoding", "Layouts", "People", "Places", "Records"),
      swiftSettings: audited + spans),
    .executableTarget(
      name: "liuyu",
      dependencies: [
        "LiuyuCore", "ExtractReading", "ExtractGeneration", "Outcomes", "ReferenceData", "Regions",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: settings),
    // What every reading is compared with; also for the package in Fuzzing.
    .target(
      name: "Differential", dependencies: ["ExtractReading", "CLibCSV"], path: "Tests/Differential",
      swiftSettings: settings),
    // where the time goes, for `make bench`
    .executableTarget(
      name: "layers", dependencies: ["LiuyuCore", "ExtractReading", "CByteScan"], path: "Benchmarks/Layers",
      swiftSettings: settings),
    .testTarget(name: "RegionsTests", dependencies: ["Regions", "ReferenceData"], swiftSettings: settings),
    .testTarget(name: "OutcomesTests", dependencies: ["Outcomes"], swiftSettings: settings),
    .testTarget(
      name: "ExtractReadingTests", dependencies: ["ExtractReading", "Differential", "CLibCSV"],
      swiftSettings: settings),
    .testTarget(
      name: "ExtractGenerationTests", dependencies: ["ExtractGeneration", "ReferenceData", "Regions"],
      swiftSettings: settings),
    .testTarget(
      name: "LiuyuCoreTests",
      dependencies: ["LiuyuCore", "ExtractReading", "Outcomes", "Regions", "Differential"],
      swiftSettings: settings),
    .testTarget(name: "CommandTests", swiftSettings: settings),
  ]
)
