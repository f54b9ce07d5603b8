@echo off
chcp 65001 >nul
rem 生成公开版，复制到U盘上的 cunce 文件夹；双击其中的 index.html 就能看，不用网络。
rem
rem 用法：deploy\usb.cmd E:
rem U盘上的 cunce 文件夹只有是上次复制的（里面有 .cunce）才替换，别的一律不动。
rem 这个文件夹归程序所有：不要把自己的文件放在里面，下次复制时会被删去。
rem 撤回：删去U盘上的 cunce 文件夹。
setlocal

if "%~1"=="" (
  echo 请写明U盘的盘符，例：deploy\usb.cmd E:
  exit /b 2
)
set "STICK=%~1"
if not "%STICK:~-1%"=="\" set "STICK=%STICK%\"
set "TARGET=%STICK%cunce"

if not exist "%STICK%" (
  echo 没有 %STICK% 这个盘，U盘插好了吗？
  exit /b 2
)
if exist "%TARGET%" if not exist "%TARGET%\.cunce" (
  echo %TARGET% 不是上次复制的网站，没有动它。请先给它改名。
  exit /b 1
)

cd /d "%~dp0.."
cunce build --content "{{content_cmd}}" --out public
if errorlevel 1 exit /b 1

robocopy public "%TARGET%" /MIR /R:2 /W:2 /NFL /NDL /NJH /NP
if errorlevel 8 (
  echo 没有复制完，请换一个U盘，或者检查它满了没有。
  exit /b 1
)
echo 已复制到 %TARGET%，可以弹出U盘了。打开其中的 index.html 看。
