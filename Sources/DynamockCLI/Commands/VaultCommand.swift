import ArgumentParser
import DynamockModel
import DynamockScripting
import DynamockSettings
import DynamockWire

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// `dynamock vault`.
struct VaultCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "vault",
    abstract: "List, clean up, and verify recordings.",
    discussion: """
      `dynamock record` creates recordings, `dynamock replay` returns them; docs/vault.md explains both. On \
      a terminal the output is text; elsewhere, and with --json, it is JSON.

        dynamock vault list                     the recordings
        dynamock vault show default PutItem.Orders.7c21f0a9.json
        dynamock vault unused                   recordings that no run has used
        dynamock vault prune --yes              remove those
        dynamock vault scrub --path Item.email  replace values with pseudonyms
        dynamock vault verify                   compare the engine's responses
        dynamock vault pack recordings.jsonl    the whole vault in one file
      """,
    subcommands: [
      ListVault.self, ShowRecording.self, UnusedRecordings.self, PruneVault.self, ScrubVault.self,
      VerifyVault.self, PackVault.self, UnpackVault.self,
    ],
    defaultSubcommand: ListVault.self)
}

/// Options that select the vault and the output format.
struct VaultOptions: ParsableArguments {
  @OptionGroup var source: SettingsOptions.Source
  @Option(help: ArgumentHelp("The folder of the vault (.dynamock_vault).", valueName: "folder"))
  var vault: String?
  @Option(help: ArgumentHelp("Only this cassette of the vault.", valueName: "name"))
  var cassette: String?
  @Flag(help: "Print JSON on a terminal too.") var json = false

  /// Whether the output is JSON.
  var printsJSON: Bool { json || isatty(1) == 0 }

  /// Returns the vault.
  func folder() throws -> VaultFolder {
    let settings = try source.settings(flags: [:])
    return VaultFolder(vault ?? settings.scripting.vault.path)
  }

  /// Returns the selected cassettes.
  func cassettes() throws -> [CassetteFolder] {
    let vault = try folder()
    let names = cassette.map { [$0] } ?? vault.cassettes
    return try names.map { try vault.existingCassette($0) }
  }

  /// The refusal of a command that needs recordings where there are none.
  func nothingRecorded() throws -> CopyRefusal {
    CopyRefusal("There are no recordings in \(try folder().path).")
  }

  /// Returns the unused recordings of each cassette, ignoring cassettes that no run has opened.
  func unused() throws -> [(cassette: CassetteFolder, files: [String])] {
    try cassettes().map { ($0, try UseLedger($0).unused()) }.filter { !$0.files.isEmpty }
  }
}

/// `dynamock vault list`.
struct ListVault: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the recordings.")

  @OptionGroup var options: VaultOptions

  func run() async throws {
    let entries = try VaultListing(options.folder(), cassette: options.cassette).entries
    guard !options.printsJSON else {
      return print(
        String(
          decoding: JSONText([("recordings", JSONText(entries.map(\.json)))]).bytes, as: UTF8.self))
    }
    if entries.isEmpty { return print(try options.nothingRecorded().description) }
    let head = ["CASSETTE", "RECORDING", "ANSWERS", "USED"]
    print(
      ([head]
        + entries.map { entry in
          [
            entry.cassette, entry.file, "\(entry.answers)",
            entry.isUsed.map { $0 ? "yes" : "no" } ?? "",
          ]
        }).inColumns)
  }
}

/// `dynamock vault show`.
struct ShowRecording: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Print the file of a recording.")

  @Argument(help: "The cassette.") var name: String
  @Argument(help: "The file of the recording.") var file: String
  @OptionGroup var options: VaultOptions

  func run() async throws {
    let recording = try options.folder().existingCassette(name).recording(file)
    let text = String(decoding: recording.fileBytes, as: UTF8.self)
    // A terminal would interpret control characters in items; other outputs get the bytes
    // unchanged.
    print(isatty(1) == 0 ? text : PrintableText.escaped(text), terminator: "")
  }
}

/// `dynamock vault unused`.
struct UnusedRecordings: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "unused",
    abstract: "List the recordings that no run has used since the last pruning.")

  @OptionGroup var options: VaultOptions

  func run() async throws {
    let unused = try options.unused().flatMap { found in
      found.files.map { "\(found.cassette.name)/\($0)" }
    }
    guard !options.printsJSON else {
      let names = JSONText(unused.map { JSONText($0) })
      return print(String(decoding: JSONText([("unused", names)]).bytes, as: UTF8.self))
    }
    print(unused.isEmpty ? "Every recording is used." : unused.joined(separator: "\n"))
  }
}

/// `dynamock vault prune`.
struct PruneVault: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prune",
    abstract: "Remove the recordings that no run has used since the last pruning.",
    discussion: """
      They are listed first. On a terminal the command asks for confirmation; elsewhere it requires --yes. \
      Cassettes that no run has opened are unchanged.
      """)

  @Flag(help: "Do not ask for confirmation.") var yes = false
  @OptionGroup var options: VaultOptions

  func run() async throws {
    let unused = try options.unused()
    let count = unused.reduce(0) { $0 + $1.files.count }
    for found in unused { for file in found.files { print("\(found.cassette.name)/\(file)") } }
    guard count > 0 else {
      // Uses are counted again from here on.
      for cassette in try options.cassettes() { _ = try UseLedger(cassette).prune() }
      return print("Every recording is used.")
    }
    if !yes {
      guard isatty(0) != 0, isatty(2) != 0 else {
        throw CopyRefusal("Nothing was removed: use --yes to remove them.")
      }
      guard CopyText.isConfirmed() else { throw CopyRefusal("Nothing was removed.") }
    }
    var removed = 0
    for cassette in try options.cassettes() { removed += try UseLedger(cassette).prune().count }
    print("Removed \(RunText.counted(removed, "recording")).")
  }
}

/// `dynamock vault scrub`.
struct ScrubVault: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scrub",
    abstract: "Replace values with pseudonyms in existing recordings.",
    discussion: """
      Paths are those of inputs and outputs, such as Item.email or Items[*].email; PutItem:Item.email is for \
      one operation. They are added to vault.json, so that they apply to later recordings too.
      """)

  @Option(
    name: .customLong("path"),
    help: ArgumentHelp("A path to replace, in addition to those of vault.json; repeatable."))
  var paths: [String] = []
  @OptionGroup var options: VaultOptions

  func run() async throws {
    let patterns = try paths.map { text -> PathPattern in
      let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
      let operation = parts.count > 1 ? DynamockModel.Operation(rawValue: parts[0]) : nil
      guard parts.count == 1 || operation != nil, let path = parts.last,
        let pattern = PathPattern(path, of: operation)
      else {
        throw ValidationError("\"\(text)\" is not a path such as Item.email or PutItem:Item.email.")
      }
      return pattern
    }
    let salt = try options.source.settings(flags: [:]).scripting.vault.salt
    let changed = try options.folder().scrub(patterns, cassette: options.cassette, salt: salt)
    for file in changed { print(file) }
    print("Changed \(RunText.counted(changed.count, "recording")).")
  }
}
