import Dynamock
import DynamockModel
import DynamockScripting

/// Why a request of the control API is refused.
enum ControlError: Error, Sendable {
  /// Nothing is at the path; these paths there are.
  case noPath
  /// The path does not know the method.
  case noMethod
  /// The token is missing or another one.
  case unauthorized
  /// The settings open the API neither to everyone nor to those with a token.
  case closed
  /// The request names a host that is not known to be this server; this one.
  case foreignHost(String)
  /// The request comes from a web page of another server.
  case foreignOrigin
  /// The request comes from a form, or from a script that did not have to ask for leave.
  case formOfPage
  /// The body is no JSON object.
  case notAnObject
  /// A member is missing, unknown or of another type.
  case badMember(String, wanted: String)
  /// The settings want no statistics.
  case noStatistics
  /// The database has no such table.
  case noTable(String, existing: [String])
  /// A table cannot be read.
  case unreadable(DynamoDBError)
  /// A script is not what it has to be.
  case scripting(ScriptingError)
  /// A database or checkpoint cannot be had.
  case registry(RegistryError)

  /// The status of the response.
  var status: Int {
    switch self {
    case .notAnObject, .badMember: 400
    case .unauthorized: 401
    case .closed, .foreignHost, .foreignOrigin, .formOfPage: 403
    case .noPath: 404
    case .noTable: 404
    case .noStatistics: 409
    case .noMethod: 405
    case .unreadable: 500
    case .scripting(let error): error.status
    case .registry(let error):
      switch error {
      case .noDatabase, .noCheckpoint: 404
      case .nameTaken, .isDefault, .clockIsReal, .fileExists, .fileInUse: 409
      case .badName, .reservedName, .badPath: 400
      case .storage: 500
      }
    }
  }

  /// A word for programs.
  var code: String {
    switch self {
    case .noPath: "NoSuchPath"
    case .noMethod: "NoSuchMethod"
    case .unauthorized: "Unauthorized"
    case .noStatistics: "NoStatistics"
    case .noTable: "NoSuchTable"
    case .closed: "ControlClosed"
    case .foreignHost: "ForeignHost"
    case .foreignOrigin, .formOfPage: "NotForPages"
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
      case .isDefault: "IsDefault"
      case .clockIsReal: "ClockIsReal"
      case .fileExists: "FileExists"
      case .fileInUse: "FileInUse"
      case .storage: "StorageFailed"
      }
    }
  }
}
