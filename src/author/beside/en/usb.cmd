@echo off
chcp 65001 >nul
rem Builds the public edition and copies it to the folder cunce of a USB stick; a double click on its index.html shows it.
rem
rem Usage: deploy\usb.cmd E:
rem The folder is replaced only if it was copied by this script: it holds .cunce. Nothing else is touched.
rem The folder belongs to this script: do not put files of your own into it, the next copy removes them.
rem To undo: delete the folder cunce of the stick.
setlocal

if "%~1"=="" (
  echo Say which drive the stick is, for example: deploy\usb.cmd E:
  exit /b 2
)
set "STICK=%~1"
if not "%STICK:~-1%"=="\" set "STICK=%STICK%\"
set "TARGET=%STICK%cunce"

if not exist "%STICK%" (
  echo There is no drive %STICK%. Is the stick plugged in?
  exit /b 2
)
if exist "%TARGET%" if not exist "%TARGET%\.cunce" (
  echo %TARGET% was not copied by this script and was left as it is. Rename it first.
  exit /b 1
)

cd /d "%~dp0.."
cunce build --content "{{content_cmd}}" --out public
if errorlevel 1 exit /b 1

robocopy public "%TARGET%" /MIR /R:2 /W:2 /NFL /NDL /NJH /NP
if errorlevel 8 (
  echo Not everything was copied. Take another stick, or see whether this one is full.
  exit /b 1
)
echo Copied to %TARGET%. Eject the stick; open index.html there to see it.
