using System.Xml;

namespace Guiju.Logs.Reading;

internal static class XmlLines
{
    /// <summary>The line at which a reader stands.</summary>
    public static int Of(XmlReader xml) => ((IXmlLineInfo)xml).LineNumber;
}
