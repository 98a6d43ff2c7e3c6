// swift-tools-version: 6.2
import PackageDescription

// One section a target, in the order in which data flows; the table of who may import whom
// stands in Sources/Zhance/Zhance.docc/Architecture.md, and the build enforces it
// (--explicit-target-dependency-import-check error).

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "Zhance",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "Zhance", targets: ["Zhance"]),
    .executable(name: "zhance", targets: ["ZhanceCLI"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0")
  ],
  targets: [
    // Places, messages and their wording in both languages.
    .target(name: "ZhanceDiagnostics", swiftSettings: strict),

    // Text -> tokens -> tree; and back, formatted.
    .target(name: "ZhanceSyntax", dependencies: ["ZhanceDiagnostics"], swiftSettings: strict),

    // The waist: values, schema, typed core, tables.
    .target(name: "ZhanceModel", dependencies: ["ZhanceDiagnostics"], swiftSettings: strict),

    // Tree -> typed core: names, types, units, static checks.
    .target(
      name: "ZhanceSemantics",
      dependencies: ["ZhanceDiagnostics", "ZhanceSyntax", "ZhanceModel"],
      swiftSettings: strict),

    // Bytes -> records -> typed columns.
    .target(
      name: "ZhanceData",
      dependencies: ["ZhanceDiagnostics", "ZhanceModel"],
      swiftSettings: strict),

    // Typed core on tables -> findings with their reasons.
    .target(
      name: "ZhanceEvaluation",
      dependencies: ["ZhanceDiagnostics", "ZhanceModel"],
      swiftSettings: strict),

    // Findings -> text, JSON, NDJSON, CSV, Markdown.
    .target(
      name: "ZhanceReport",
      dependencies: ["ZhanceDiagnostics", "ZhanceModel", "ZhanceEvaluation"],
      swiftSettings: strict),

    // The public library.
    .target(
      name: "Zhance",
      dependencies: [
        "ZhanceDiagnostics", "ZhanceSyntax", "ZhanceModel", "ZhanceSemantics", "ZhanceData",
        "ZhanceEvaluation", "ZhanceReport",
      ],
      swiftSettings: strict),

    // What each command does, from a request to the text that it prints.
    .target(
      name: "ZhanceCommands",
      dependencies: [
        "ZhanceDiagnostics", "ZhanceSyntax", "ZhanceModel", "ZhanceSemantics", "ZhanceData",
        "ZhanceEvaluation", "ZhanceReport", "Zhance",
      ],
      swiftSettings: strict),

    // The command: reads arguments, prints.
    .executableTarget(
      name: "ZhanceCLI",
      dependencies: [
        "ZhanceDiagnostics", "ZhanceCommands",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    // What tests share: snapshots, seeds, switches.
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),

    .testTarget(
      name: "SyntaxTests",
      dependencies: ["ZhanceDiagnostics", "ZhanceSyntax", "TestSupport"],
      path: "Tests/SyntaxTests",
      exclude: ["Cases"],
      swiftSettings: strict),

    .testTarget(
      name: "CommandsTests",
      dependencies: [
        "ZhanceDiagnostics", "ZhanceSyntax", "ZhanceSemantics", "Zhance", "ZhanceReport", "ZhanceCommands",
        "TestSupport",
      ],
      path: "Tests/CommandsTests",
      exclude: ["Cases"],
      swiftSettings: strict),

    .testTarget(name: "DiagnosticsTests", dependencies: ["ZhanceDiagnostics"], swiftSettings: strict),

    .testTarget(
      name: "ReportTests",
      dependencies: [
        "ZhanceDiagnostics", "ZhanceModel", "ZhanceEvaluation", "ZhanceReport", "TestSupport",
      ],
      exclude: ["Snapshots"],
      swiftSettings: strict),

    .testTarget(
      name: "SoundnessTests",
      dependencies: [
        "ZhanceDiagnostics", "ZhanceSyntax", "ZhanceModel", "ZhanceSemantics", "ZhanceData",
        "ZhanceEvaluation",
      ],
      path: "Tests/SoundnessTests",
      swiftSettings: strict),

    .testTarget(
      name: "EvaluationTests",
      dependencies: ["ZhanceDiagnostics", "ZhanceModel", "ZhanceEvaluation"],
      path: "Tests/EvaluationTests",
      swiftSettings: strict),

    .testTarget(
      name: "SemanticsTests",
      dependencies: ["ZhanceDiagnostics", "ZhanceSyntax", "ZhanceModel", "ZhanceSemantics"],
      path: "Tests/SemanticsTests",
      swiftSettings: strict),

    .testTarget(
      name: "DataTests",
      dependencies: ["ZhanceDiagnostics", "ZhanceModel", "ZhanceData"],
      path: "Tests/DataTests",
      swiftSettings: strict),
  ]
)
