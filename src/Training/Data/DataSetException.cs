namespace Sweep.Training.Data;

/// <summary>A data set that cannot be used. The message is for the user: it names the place, the reason and the
/// remedy.</summary>
/// <param name="code">The kind of refusal, stable over versions, such as <c>data.truncated</c>.</param>
/// <param name="message">A whole explanation.</param>
/// <param name="cause">The system's own error where there was one.</param>
public sealed class DataSetException(string code, string message, Exception? cause = null)
    : Exception(message, cause)
{
    /// <summary>One of <see cref="DataErrorCodes"/>.</summary>
    public string Code => code;
}
