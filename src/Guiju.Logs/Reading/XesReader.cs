using System.Xml;
using Guiju.Logs.Mapping;

namespace Guiju.Logs.Reading;

/// <summary>Reads XES 1.0 and 2.0 (IEEE 1849) trace by trace. What stands in <c>global</c> is a default, not an event.</summary>
internal sealed class XesReader : IDisposable
{
    private readonly LogSource _source;
    private readonly LogNotes _notes;
    private readonly XmlReader _xml;
    private readonly XesAttributes _attributes;
    private readonly CaseBuilder _cases;
    private readonly int _depth;
    private bool _inLog;

    public XesReader(LogSource source, LogMap map, LogNotes notes, LogLimits limits)
    {
        _source = source;
        _notes = notes;
        _depth = limits.Depth;
        _xml = XmlReader.Create(source, new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreWhitespace = true,
            IgnoreProcessingInstructions = true,
        });
        _attributes = new(_xml, Step, map, notes);
        _cases = new(source.File, map, notes);
    }

    /// <summary>The next case; null at the end of the log.</summary>
    public LogCase? Next()
    {
        try
        {
            return Find();
        }
        catch (XmlException e)
        {
            throw Fault(e);
        }
        catch (LogFault e) when (e.Line == 0)
        {
            throw new LogFault(e.Code, e.File, XmlLines.Of(_xml), e.Detail, e);
        }
    }

    public void Dispose() => _xml.Dispose();

    private LogCase? Find()
    {
        _inLog = _inLog || Enter();
        while (Step())
        {
            if (_xml is { NodeType: XmlNodeType.Element, Depth: 1, LocalName: "trace" })
            {
                return Trace();
            }

            if (_xml is { NodeType: XmlNodeType.Element, Depth: 1, LocalName: "event" })
            {
                _notes.Add("note.event-outside-case", XmlLines.Of(_xml));
            }
        }

        return null;
    }

    private bool Enter()
    {
        while (Step() && _xml.NodeType != XmlNodeType.Element)
        {
        }

        return _xml.LocalName == "log"
            ? true
            : throw new LogFault("log.not-xes", _source.File, XmlLines.Of(_xml), $"the root element is <{_xml.LocalName}>, not <log>");
    }

    private LogCase Trace()
    {
        _source.BeginCase();
        var attributes = new Dictionary<string, object?>();
        _cases.Begin();
        if (!_xml.IsEmptyElement)
        {
            while (Step() && _xml.NodeType != XmlNodeType.EndElement)
            {
                Child(attributes);
            }
        }

        return _cases.End(attributes);
    }

    private void Child(Dictionary<string, object?> attributes)
    {
        if (_xml.NodeType != XmlNodeType.Element)
        {
            return;
        }

        if (_xml.LocalName == "event")
        {
            Event();
        }
        else
        {
            _attributes.Read(attributes, "");
        }
    }

    private void Event()
    {
        var line = XmlLines.Of(_xml);
        var attributes = new Dictionary<string, object?>();
        if (!_xml.IsEmptyElement)
        {
            while (Step() && _xml.NodeType != XmlNodeType.EndElement)
            {
                if (_xml.NodeType == XmlNodeType.Element)
                {
                    _attributes.Read(attributes, "");
                }
            }
        }

        _cases.Add(attributes, line);
    }

    private bool Step()
    {
        _source.BeginValue();
        if (!_xml.Read())
        {
            return false;
        }

        return _xml.Depth <= _depth
            ? true
            : throw new LogFault("log.too-deep", _source.File, XmlLines.Of(_xml), $"elements nest deeper than {_depth}");
    }

    private LogFault Fault(XmlException e)
    {
        if (e.Message.Contains("DTD", StringComparison.Ordinal))
        {
            return new("log.entities", _source.File, Math.Max(1, XmlLines.Of(_xml)), "a log may not declare a document type or entities", e);
        }

        if (e.Message.Contains("end of file", StringComparison.Ordinal))
        {
            return new("log.truncated", _source.File, e.LineNumber, "the log ends in the middle", e);
        }

        return _inLog
            ? new("log.broken-xml", _source.File, e.LineNumber, e.Message, e)
            : new("log.not-xml", _source.File, e.LineNumber, "this is not XML", e);
    }
}
