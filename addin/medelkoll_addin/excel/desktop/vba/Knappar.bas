Attribute VB_Name = "Knappar"
Option Explicit

Private Const TITEL As String = "Medelkoll"
Private Const PYTHON As String = "medelkoll_addin.excel.desktop.buttons"

Public Sub Validera(control As IRibbonControl)
    Kor "validate"
    ErbjudAngra
End Sub

Public Sub NastaAnmarkning(control As IRibbonControl)
    Kor "next_finding"
End Sub

Public Sub Rapport(control As IRibbonControl)
    Kor "report"
    ErbjudAngra
End Sub

Public Sub Rensa(control As IRibbonControl)
    Kor "clean"
End Sub

' Det som Ctrl+Z gör efter Validera eller Rapport.
Public Sub AngraMarkeringar()
    Kor "clean"
End Sub

' Anropas från Python på Mac, där kopian måste skrivas av Excel självt.
Public Sub SparaKopia(sokvag As String)
    ActiveWorkbook.SaveCopyAs sokvag
End Sub

Private Sub Kor(funktion As String)
    If ActiveWorkbook Is Nothing Then
        MsgBox "Öppna först arbetsboken som ska kontrolleras. Är den öppen i skyddad vy: klicka på Aktivera redigering.", vbInformation, TITEL
        Exit Sub
    End If
    RunPython "import " & PYTHON & " as knappar; knappar." & funktion & "()"
End Sub

' Excel tömmer sin ångralista när ett tillägg ändrar arbetsboken. Finns resultatbladet får Ctrl+Z ta bort det igen.
Private Sub ErbjudAngra()
    Dim blad As Object
    If ActiveWorkbook Is Nothing Then Exit Sub
    For Each blad In ActiveWorkbook.Sheets
        If blad.Name = TITEL Then Application.OnUndo "Ångra Medelkolls markeringar", "'" & ThisWorkbook.Name & "'!Knappar.AngraMarkeringar"
    Next
End Sub
