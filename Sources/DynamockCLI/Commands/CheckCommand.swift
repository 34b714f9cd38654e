import ArgumentParser
import Dynamock
import DynamockStorage

/// `dynamock check`.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Verify a whole database file without changing it.",
    discussion: """
      Verifies the checksums of all pages, SQLite's own structures, that every entry can be read, that \
      indexes and expiry times match their tables in both directions, the figures of tables, and the \
      records of streams. The file must not be open in a server.

        dynamock check shop.sqlite          each defect with its table and key
        dynamock check --json shop.sqlite   the same for programs

      The exit status is 0 if the file is sound, 1 if it is damaged, and 2 if it cannot be checked. The \
      first 100 defects are listed, all are counted.
      """)

  @Argument(help: ArgumentHelp("The database file.", valueName: "file")) var file: String
  @Flag(help: "Print JSON.") var json = false

  /// The exit status for a damaged file.
  private static let damaged = ExitCode(1)
  /// The exit status for a file that cannot be checked.
  private static let unreadable = ExitCode(2)

  func run() throws {
    guard FilePath.exists(file) else {
      StandardStreams.writeError("\(ExchangeFile.Missing(path: file))\n")
      throw Self.unreadable
    }
    let check: FileCheck
    do throws(StorageError) {
      let line = CheckProgress()
      defer { line.clear() }
      check = try FileCheck(of: file, progress: line.show)
    } catch {
      StandardStreams.writeError(error.message + "\n")
      throw Self.unreadable
    }
    print(json ? CheckText.json(check, of: file) : CheckText.lines(check, of: file))
    if !check.isSound { throw Self.damaged }
  }
}
