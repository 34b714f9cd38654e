import Dynamock
import DynamockModel
import DynamockScripting

/// The reasons why a request of the control API is rejected.
enum ControlError: Error, Sendable {
  /// There is no resource at the path.
  case noPath
  /// The path does not support the method.
  case noMethod
  /// The token is missing or wrong.
  case unauthorized
  /// The settings neither open the API to everyone nor configure a token.
  case closed
  /// The request's host is not known as a name of this server.
  case foreignHost(String)
  /// The request comes from a web page of another server.
  case foreignOrigin
  /// The request comes from a form, or from a script that did not require a preflight request.
  case formOfPage
  /// The request contains file paths, which are not allowed from web pages.
  case filesOfPage
  /// The body is not a JSON object.
  case notAnObject
  /// A member is missing, unknown or of another type.
  case badMember(String, wanted: String)
  /// Statistics are disabled in the settings.
  case noStatistics
  /// The database has no such table.
  case noTable(String, existing: [String])
  /// A table cannot be read.
  case unreadable(DynamoDBError)
  /// A script is invalid or cannot be used.
  case scripting(ScriptingError)
  /// The database registry rejected the request.
  case registry(RegistryError)

  /// The status of the response.
  var status: Int {
    switch self {
    case .notAnObject, .badMember: 400
    case .unauthorized: 401
    case .closed, .foreignHost, .foreignOrigin, .formOfPage, .filesOfPage: 403
    case .noPath: 404
    case .noTable: 404
    case .noStatistics: 409
    case .noMethod: 405
    case .unreadable: 500
    case .scripting(let error): error.status
    case .registry(let error):
      switch error {
      case .noDatabase, .noCheckpoint: 404
      case .nameTaken, .isDefault, .cannotLast, .onlyForksLast, .clockIsReal, .fileExists,
        .fileInUse:
        409
      case .badName, .reservedName, .badPath, .badSeed: 400
      case .storage: 500
      }
    }
  }

  /// The error code for programs.
  var code: String {
    switch self {
    case .noPath: "NoSuchPath"
    case .noMethod: "NoSuchMethod"
    case .unauthorized: "Unauthorized"
    case .noStatistics: "NoStatistics"
    case .noTable: "NoSuchTable"
    case .closed: "ControlClosed"
    case .foreignHost: "ForeignHost"
    case .foreignOrigin, .formOfPage, .filesOfPage: "NotForPages"
    case .unreadable: "StorageFailed"
    case .scripting(let error): error.code
    case .notAnObject, .badMember: "BadRequest"
    case .registry(let error):
      switch error {
      case .noDatabase: "NoSuchDatabase"
      case .noCheckpoint: "NoSuchCheckpoint"
      case .nameTaken: "NameTaken"
      case .badName, .reservedName: "BadName"
      case .badPath: "BadPath"
      case .badSeed: "BadSeed"
      case .isDefault: "IsDefault"
      case .cannotLast, .onlyForksLast: "CannotLast"
      case .clockIsReal: "ClockIsReal"
      case .fileExists: "FileExists"
      case .fileInUse: "FileInUse"
      case .storage: "StorageFailed"
      }
    }
  }
}
