import Dynamock
import DynamockModel
import DynamockWire

extension ControlCall {
  /// Returns the database with a name.
  func database(_ name: String) throws(ControlError) -> DynamockDatabase {
    _ = try done { () throws(RegistryError) in try databases.summary(of: name) }
    guard let database = databases[name] else { throw .noPath }
    return database
  }

  /// Changes the throttling settings that a body contains; the others are unchanged.
  func setThrottling(of name: String) throws(ControlError) -> JSONText {
    let figures = ThrottlingSettings.figures
    let body = try ControlBody(request.body, knowing: Set(figures.map(\.name) + ["enforced"]))
    let database = try database(name)
    var settings = database.throttling
    settings.isEnforced = try body.flag("enforced") ?? settings.isEnforced
    for figure in figures {
      guard let value = try body.integer(figure.name, in: ThrottlingSettings.bounds) else {
        continue
      }
      settings[keyPath: figure.path] = value
    }
    database.throttling = settings
    return Self.text(of: settings)
  }

  /// Returns the throttling settings by name.
  static func text(of settings: ThrottlingSettings) -> JSONText {
    JSONText(
      [("enforced", JSONText(settings.isEnforced))]
        + ThrottlingSettings.figures.map { figure in
          (figure.name, JSONText(settings[keyPath: figure.path]))
        })
  }
}
