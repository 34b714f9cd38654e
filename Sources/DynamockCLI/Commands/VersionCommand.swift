import ArgumentParser
import DynamockSettings

/// `dynamock version`.
struct VersionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "version", abstract: "Print the version.")

  func run() { print("dynamock \(Version.current)") }
}
