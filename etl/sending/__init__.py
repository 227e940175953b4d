"""The digest of a load, sent to the places that QIANGHUI_NOTIFY names: files, group robots, mail.

Nothing is sent unless that is set, and to nobody outside before its preview was confirmed.
`docs/digest.md` says what each service takes and answers, and where that is from.
"""
