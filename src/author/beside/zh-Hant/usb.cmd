@echo off
chcp 65001 >nul
rem 生成公開版，複製到U盤上的 cunce 文件夾；雙擊其中的 index.html 就能看，不用網絡。
rem
rem 用法：deploy\usb.cmd E:
rem U盤上的 cunce 文件夾只有是上次複製的（裏面有 .cunce）才替換，別的一律不動。
rem 這個文件夾歸程序所有：不要把自己的文件放在裏面，下次複製時會被刪去。
rem 撤回：刪去U盤上的 cunce 文件夾。
setlocal

if "%~1"=="" (
  echo 請寫明U盤的盤符，例：deploy\usb.cmd E:
  exit /b 2
)
set "STICK=%~1"
if not "%STICK:~-1%"=="\" set "STICK=%STICK%\"
set "TARGET=%STICK%cunce"

if not exist "%STICK%" (
  echo 沒有 %STICK% 這個盤，U盤插好了嗎？
  exit /b 2
)
if exist "%TARGET%" if not exist "%TARGET%\.cunce" (
  echo %TARGET% 不是上次複製的網站，沒有動它。請先給它改名。
  exit /b 1
)

cd /d "%~dp0.."
cunce build --content "{{content_cmd}}" --out public
if errorlevel 1 exit /b 1

robocopy public "%TARGET%" /MIR /R:2 /W:2 /NFL /NDL /NJH /NP
if errorlevel 8 (
  echo 沒有複製完，請換一個U盤，或者檢查它滿了沒有。
  exit /b 1
)
echo 已複製到 %TARGET%，可以彈出U盤了。打開其中的 index.html 看。
